/** Commands meet the places where runs are kept. */
@NullMarked
package io.tidemark.cli.store;

import org.jspecify.annotations.NullMarked;
