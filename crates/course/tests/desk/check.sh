#!/bin/sh
# Stands in for a test executable: does what the tests have laid out beside the link to this script.
. "$0.script"
