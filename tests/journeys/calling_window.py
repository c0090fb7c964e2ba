"""The client's window with a camera and a microphone that are not there. Started in the place of ui.main."""

import sys

from tests.journeys.call_processes import FAKE_DEVICES
from ui.main import main
from ui.shared import call_process

if __name__ == "__main__":
    call_process.FLAGS.extend(FAKE_DEVICES.split())
    sys.exit(main())
