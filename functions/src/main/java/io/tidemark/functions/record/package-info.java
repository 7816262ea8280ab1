/** Counts what happens, per event loop and second, and hands it on as windows. */
@NullMarked
package io.tidemark.functions.record;

import org.jspecify.annotations.NullMarked;
