/** The plan made ready to run on one worker: what to send next, and what to think of the response. */
@NullMarked
package io.tidemark.functions.flow;

import org.jspecify.annotations.NullMarked;
