/** How services are asked and how they answer: one server for all of them, with counts and faults in one place. */
@NullMarked
package io.tidemark.testbed.cloud.protocol;

import org.jspecify.annotations.NullMarked;
