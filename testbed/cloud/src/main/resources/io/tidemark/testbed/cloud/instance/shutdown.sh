#!/bin/sh
# Writes down what was asked for, and goes on.
echo "$*" >>/var/lib/instance/shutdowns
