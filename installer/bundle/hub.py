"""Where the hub's bundle begins. `freeze_support` answers the processes that it starts of itself: workers, signer."""

import multiprocessing

if __name__ == "__main__":
    multiprocessing.freeze_support()
    from app.hub.main import main

    raise SystemExit(main())
