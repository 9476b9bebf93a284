#!/bin/sh
# In the place of the desktop's opener: notes what it is asked to open.
echo "$@" >> "$(dirname "$0")/opened"
