/** What to send and when: the immutable plan that a YAML file or flags become. */
@NullMarked
package io.tidemark.core.plan;

import org.jspecify.annotations.NullMarked;
