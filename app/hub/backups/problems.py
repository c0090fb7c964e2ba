"""Why a backup was not made or not put back: codes, and their sentences for the operator. Nothing has changed then."""

from enum import StrEnum


class BackupProblem(StrEnum):
    NO_HUB = "no_hub"
    """There is no hub in the folder."""
    OLD_SCHEMA = "old_schema"
    """The database waits for `tryggve hub migrate`."""
    NEWER_SCHEMA = "newer_schema"
    """A newer program has written the backup, or the database."""
    FILE_EXISTS = "file_exists"
    NO_FILE = "no_file"
    NOT_A_BACKUP = "not_a_backup"
    BAD_KEY_TEXT = "bad_key_text"
    WRONG_KEY = "wrong_key"
    DAMAGED = "damaged"
    """Altered, or cut off."""
    OTHER_KEYS = "other_keys"
    """Its keys and its database belong to different hubs."""
    NOT_EMPTY = "not_empty"
    RUNNING = "running"
    RESTORING = "restoring"
    DISK_FULL = "disk_full"
    NOT_READABLE = "not_readable"
    DATABASE = "database"


SENTENCES = {
    BackupProblem.NO_HUB: "Det finns ingen hubb i datamappen.",
    BackupProblem.OLD_SCHEMA: "Databasen är äldre än programmet. Kör `tryggve hub migrate` först.",
    BackupProblem.NEWER_SCHEMA: "Ett nyare program har skrivit den. Uppdatera programmet och försök igen.",
    BackupProblem.FILE_EXISTS: "Filen finns redan. Välj ett annat namn.",
    BackupProblem.NO_FILE: "Filen finns inte.",
    BackupProblem.NOT_A_BACKUP: "Filen är ingen säkerhetskopia från Tryggve.",
    BackupProblem.BAD_KEY_TEXT: "Återställningsnyckeln är felskriven. Läs den igen, tecken för tecken.",
    BackupProblem.WRONG_KEY: "Återställningsnyckeln hör till en annan säkerhetskopia.",
    BackupProblem.DAMAGED: "Säkerhetskopian är skadad eller avklippt. Använd en annan kopia.",
    BackupProblem.OTHER_KEYS: "Nycklarna och databasen i kopian hör till olika hubbar. Använd en annan kopia.",
    BackupProblem.NOT_EMPTY: "Det finns redan en hubb där. Med --replace läggs den åt sidan, och inget tas bort.",
    BackupProblem.RUNNING: "Hubben är igång. Stoppa den först.",
    BackupProblem.RESTORING: "En säkerhetskopia läggs tillbaka just nu. Vänta tills det är klart.",
    BackupProblem.DISK_FULL: "Disken är full. Frigör plats och försök igen.",
    BackupProblem.NOT_READABLE: "Det gick inte att läsa eller skriva. Kontrollera rättigheterna.",
    BackupProblem.DATABASE: "Databasen svarar inte som den ska. Kontrollera den och försök igen.",
}


class NotDoneError(Exception):
    """Raised anywhere on the way; the command says the sentence, and what had been begun is taken away."""

    def __init__(self, problem: BackupProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem
