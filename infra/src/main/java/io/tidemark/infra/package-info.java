/** The CDK app: what Tidemark has on AWS, as code. */
@NullMarked
package io.tidemark.infra;

import org.jspecify.annotations.NullMarked;
