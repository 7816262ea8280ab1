/** What the kernel says about a machine and a target: its text files as numbers. Pure: nothing is read here. */
@NullMarked
package io.tidemark.sizing.probe.proc;

import org.jspecify.annotations.NullMarked;
