package io.tidemark.functions.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.problem.CloudException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

class AwsTroublesTest {
    private static String said(SdkException e) {
        CloudException trouble = new AwsTroubles("EC2").of(e, "VPC", "vpc-1");
        assertThat(trouble).hasCause(e);
        return trouble.problems().getFirst().toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ExpiredToken          | EC2: credentials: have expired (log in again, such as with aws sso login)",
                "RequestExpired        | EC2: credentials: have expired (log in again, such as with aws sso login)",
                "InvalidClientTokenId  | EC2: credentials: are refused: its words (check --profile, AWS_PROFILE and AWS_ACCESS_KEY_ID, or log in)",
                "UnauthorizedOperation | EC2: VPC = vpc-1: access is denied: its words (docs/aws.md lists the permissions that are needed)",
                "Throttling            | EC2: VPC = vpc-1: AWS takes no more calls just now: its words (try again a little later)",
                "SomethingElse         | EC2: VPC = vpc-1: was refused: SomethingElse: its words",
            })
    void whatAwsAnswersIsOneSentence(String code, String sentence) {
        assertThat(said(AwsServiceException.builder()
                        .statusCode(400)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode(code)
                                .errorMessage("its words")
                                .build())
                        .build()))
                .isEqualTo(sentence);
    }

    @Test
    void anAnswerWithoutWordsHasItsStatus() {
        assertThat(said(AwsServiceException.builder().statusCode(503).build()))
                .isEqualTo("EC2: VPC = vpc-1: was refused: status 503");
    }

    @Test
    void whatIsMissingHereIsSaid() {
        assertThat(said(SdkClientException.create("Unable to load region from any of the providers")))
                .isEqualTo("EC2: region: is not known (set AWS_REGION or give --region)");
        assertThat(said(SdkClientException.create("Unable to load credentials from any of the providers")))
                .isEqualTo("EC2: credentials: were not found (set AWS_PROFILE or give --profile, or log in)");
        assertThat(said(SdkClientException.create("no", new ConnectException("refused"))))
                .isEqualTo("EC2: endpoint: could not be reached: java.net.ConnectException: refused"
                        + " (check --region, AWS_ENDPOINT_URL and the network)");
    }
}
