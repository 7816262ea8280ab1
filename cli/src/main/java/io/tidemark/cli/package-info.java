/** The command line: reads what the user wants, builds everything else from it and shows what came of it. */
@NullMarked
package io.tidemark.cli;

import org.jspecify.annotations.NullMarked;
