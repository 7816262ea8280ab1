/** Templates of CloudFormation: what they say, and what it means with parameters and resources. */
@NullMarked
package io.tidemark.testbed.cloud.template;

import org.jspecify.annotations.NullMarked;
