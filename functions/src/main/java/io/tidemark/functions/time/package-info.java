/** Where the worker meets the machine's clock and environment, so that everything else can be tested without them. */
@NullMarked
package io.tidemark.functions.time;

import org.jspecify.annotations.NullMarked;
