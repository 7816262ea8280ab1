package io.tidemark.aggregator.fleet.aws;

import io.tidemark.functions.aws.LocalStack;
import org.junit.jupiter.api.BeforeAll;

/** LocalStack, where its image is on this machine. */
class DynamoBoardLocalStackTest extends DynamoBoardContract {
    @BeforeAll
    static void requireImage() {
        LocalStack.services();
    }

    DynamoBoardLocalStackTest() {
        super(LocalStack.services());
    }
}
