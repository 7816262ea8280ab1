/** What an environment of the deployed function does for an event, whoever delivers it. */
@NullMarked
package io.tidemark.functions.duty;

import org.jspecify.annotations.NullMarked;
