/** What this program was built from. */
@NullMarked
package io.tidemark.functions.build;

import org.jspecify.annotations.NullMarked;
