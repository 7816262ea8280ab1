/** CloudFormation, EC2, S3 and STS as the rest of the module needs them. */
@NullMarked
package io.tidemark.deployment.aws;

import org.jspecify.annotations.NullMarked;
