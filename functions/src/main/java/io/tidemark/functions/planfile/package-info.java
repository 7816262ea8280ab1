/** Plan files: YAML, JSON and flags become one {@link io.tidemark.core.plan.Plan}, or all of their problems at once. */
@NullMarked
package io.tidemark.functions.planfile;

import org.jspecify.annotations.NullMarked;
