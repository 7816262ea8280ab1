/** Two measurements against each other, on the terminal. */
@NullMarked
package io.tidemark.cli.compare;

import org.jspecify.annotations.NullMarked;
