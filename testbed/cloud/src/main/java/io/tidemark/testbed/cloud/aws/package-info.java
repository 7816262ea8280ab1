/** Real servers behind resources, by the SDK's clients. */
@NullMarked
package io.tidemark.testbed.cloud.aws;

import org.jspecify.annotations.NullMarked;
