/** What a sizing ended with, in memory and on disk. */
@NullMarked
package io.tidemark.sizing.result;

import org.jspecify.annotations.NullMarked;
