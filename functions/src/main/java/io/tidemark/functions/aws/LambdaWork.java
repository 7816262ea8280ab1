package io.tidemark.functions.aws;

import com.amazonaws.services.lambda.runtime.Context;
import io.tidemark.functions.duty.WorkContext;

/** Lambda's own words for the delivery of an event. */
record LambdaWork(Context context) implements WorkContext {
    @Override
    public String requestId() {
        return context.getAwsRequestId();
    }

    @Override
    public long remainingMillis() {
        return context.getRemainingTimeInMillis();
    }
}
