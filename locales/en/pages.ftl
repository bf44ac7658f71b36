# Pages rendered by the server: sign-in, first run, public feed, errors.

page-skip = Skip to content

## Dates
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
moment = { $day } { $month } { $year } at { $hour }:{ $minute }

## Sign-in
sign-in-title = Sign in
sign-in-email = E-mail address
sign-in-password = Password
sign-in-submit = Sign in
sign-in-help = No access yet, or password forgotten? Ask an administrator of your institution.

## First run
first-run-title = Open Parvis for your institution
first-run-intro = Two minutes are enough: the name of the institution, then your own access. Its public feed will be online at once, ready for a first post.
first-run-token-why = This installation belongs to nobody yet. So that nobody else can claim it, enter the token shown in the console when Parvis started.
first-run-token = First-run token
first-run-token-submit = Continue
first-run-institution = Institution
first-run-name = Name of the institution
first-run-kind = Kind of institution
first-run-zone = Time zone
first-run-zone-help = Every hour shown in Parvis will be in this zone.
first-run-administrator = First administrator
first-run-member-name = First and last name
first-run-password-help = At least 12 characters, 5 of them different. A sentence does very well.
first-run-submit = Create the institution
first-run-demo-title = Discover with an example
first-run-demo-why = Parvis fills itself with three months of work of the fictitious town of Valmont-sur-Loire. Nothing leaves for any outside network.
first-run-demo-submit = Load the example

## Kinds of institution
institution-town = Town hall
institution-intercommunality = Grouping of towns
institution-department = Département
institution-region = Region
institution-ministry = Ministry or central administration
institution-hospital = Hospital
institution-university = University or school
institution-other = Other public body

## Zones of the territories
zone-Europe-Paris = Mainland France and Corsica (Paris)
zone-America-Guadeloupe = Guadeloupe, Saint Martin, Saint Barthélemy
zone-America-Martinique = Martinique
zone-America-Cayenne = French Guiana (Cayenne)
zone-Indian-Reunion = Réunion
zone-Indian-Mayotte = Mayotte
zone-America-Miquelon = Saint Pierre and Miquelon
zone-Pacific-Noumea = New Caledonia (Nouméa)
zone-Pacific-Tahiti = French Polynesia, Tahiti
zone-Pacific-Marquesas = French Polynesia, Marquesas Islands
zone-Pacific-Gambier = French Polynesia, Gambier Islands
zone-Pacific-Wallis = Wallis and Futuna

## Public feed
feed-title = News feed
feed-description = News of { $name }, dated and signed. Corrections stay visible.
feed-lead = Every item is dated and signed, and its corrections stay visible.
feed-navigation = News feed
feed-subscribe = Subscribe to the feed
feed-subscribe-lead = Subscribe:
feed-subscribe-atom = Atom (RSS)
feed-subscribe-json = JSON Feed
feed-empty-title = Nothing is published yet
feed-empty = News of { $name } will appear here. You can subscribe to the feed already.
feed-example = Example institution: this news is fictitious.
feed-published = Published on { $moment }
feed-corrected = Corrected on { $moment }.
feed-correction = Correction of { $moment }:
feed-withdrawn-title = Item withdrawn
feed-withdrawn-why = This item was withdrawn by { $name } on { $moment }. It can no longer be read.
feed-back = Back to the news feed
feed-pages = Pages of the feed
feed-newer = Back to the start of the feed
feed-older = Older news
feed-zone = Hours shown: { $zone }
feed-made-with = Published with Parvis, free software
feed-missing-title = Page not found
feed-missing = There is no news at this address. It may have been copied wrongly.
feed-not-open-title = Feed not open
feed-not-open = No institution has opened a news feed at this address yet. Come back later.

## Error pages
error-page-missing = Page not found
error-page-forbidden = Access refused
error-page-broken = This page could not be shown
error-page-refused = Request refused
error-page-reference = Reference to give to the person who helps you: { $trace }
error-page-home = Back to the home page
error-page-feed = See the public feed
