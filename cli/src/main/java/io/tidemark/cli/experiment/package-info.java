/** Experiments on the command line: from the order to the exit code. */
@NullMarked
package io.tidemark.cli.experiment;

import org.jspecify.annotations.NullMarked;
