# The console.

start-first-run =
    Parvis is ready. Open this address to create your institution (it works once):
        { $address }
start-ready = Parvis is ready: { $address }
start-settings = The settings cannot be read and nothing was started: { $cause }. Correct the key named; “parvis config print” shows all that exist.
start-folder = The data folder { $path } cannot be written ({ $cause }) and nothing was started: give this user the right to, or choose another with --data (“make run DATA=/srv/parvis”).
start-disk-full = The disk is full and nothing was started: make room, or choose another folder with --data (“make run DATA=/srv/parvis”).
start-key-file = The key file { $path } can be neither read nor made ({ $cause }) and nothing was started: make it readable by this user.
start-keys = The key file { $path } is unreadable and nothing was started: restore it from your backup, without it the credentials of channels do not open.
start-newer = The database comes from a newer version of Parvis (step { $migration } is unknown here) and nothing was changed: install that version or restore a backup.
start-database = The database does not answer and nothing was started: { $cause }. Check its address in database.url.
start-port-taken = The port { $address } is taken and nothing was started: stop the other program or choose a port with --port (“make run PORT=9000”).
start-listen = Cannot listen on { $address } ({ $cause }) and nothing was started: check server.listen and server.port.
settings-good = The settings are readable.
migrate-done = The database is up to date.
demo-not-empty = This installation has its institution already and nothing was loaded: choose an empty folder with --data.
demo-failed = The example could not be loaded: { $cause }. Delete the data folder and start again.
demo-loaded =
    Example loaded: Ville de Valmont-sur-Loire (fictitious data).
        Address: { $address }
        Identifier: { $email }
        Password: { $password }
doctor-settings = Settings readable, public address { $url }
doctor-keys = Keys readable; public signing key { $public }
doctor-database = Database open and up to date
doctor-journal-whole = Journal of { $name } whole, { $lines } sealed lines
doctor-journal-broken = Journal of { $name } altered at line { $number }: compare with your backup
doctor-checkpoints-whole = Checkpoints of the journal of { $name }: { $count } signed by this installation, the last on { $last }
doctor-checkpoints-broken = Checkpoint of the journal of { $name } at line { $number }: it is not signed by these keys, or the journal was rewritten; compare with your backup
