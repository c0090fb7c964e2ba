"""What the use cases of app.services do, beside the database: runs in the process that holds the client's adapters."""
