/** What Molotov's own files say. */
@NullMarked
package io.tidemark.sizing.molotov;

import org.jspecify.annotations.NullMarked;
