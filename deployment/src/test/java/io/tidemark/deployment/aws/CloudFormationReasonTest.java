package io.tidemark.deployment.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudFormationReasonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Resource creation cancelled | Resource creation cancelled",
                "Resource handler returned message: \"No luck (today). (Service: Ec2, Status Code: 500, Request ID: 1-2)\""
                        + " (RequestToken: 3-4, HandlerErrorCode: GeneralServiceException) | No luck (today).",
                "Resource handler returned message: \"It is \"taken\" already.\" (RequestToken: 3-4, HandlerErrorCode: AlreadyExists)"
                        + " | It is \"taken\" already.",
                "Resource handler returned message: cut off | Resource handler returned message: cut off"
            })
    void theServicesOwnSentenceIsShown(String text, String sentence) {
        assertThat(CloudFormationStacks.reason(text)).isEqualTo(sentence);
    }
}
