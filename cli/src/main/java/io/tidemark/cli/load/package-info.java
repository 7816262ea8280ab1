/** Loads of an experiment, sent with all that the command line knows. */
@NullMarked
package io.tidemark.cli.load;

import org.jspecify.annotations.NullMarked;
