package io.tidemark.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.AwsShell;
import io.tidemark.cli.AwsShell.Said;
import io.tidemark.functions.aws.S3Server;
import io.tidemark.testbed.cloud.Cloud;
import io.tidemark.testbed.cloud.CloudSettings;
import io.tidemark.testbed.cloud.stack.StackFaults.Phase;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** deploy, status and destroy against a double of AWS whose tables and buckets are real. */
@Timeout(120)
class DeploymentTest {
    private final String prefix = "t" + UUID.randomUUID().toString().substring(0, 12);

    @TempDir
    private Path directory;

    private Cloud cloud;
    private AwsShell shell;

    @BeforeEach
    void begin() throws Exception {
        begin(CloudSettings.usual());
    }

    private void begin(CloudSettings settings) throws Exception {
        end();
        cloud = Cloud.start(settings);
        shell = new AwsShell(directory, cloud.uri(), prefix);
    }

    @AfterEach
    void end() {
        if (cloud != null) {
            cloud.stackFaults().release();
            cloud.faults().release();
            shell.run("destroy", "--yes");
            cloud.close();
            cloud = null;
        }
    }

    private Said deploy(String... more) {
        return shell.deploy(more);
    }

    private String bucket() {
        return prefix + "-123456789012-us-east-1";
    }

    @Test
    void whatIsDeployedIsShownAndRemoved() {
        Said none = shell.run("status");
        assertThat(none.out()).contains("NOTHING      is deployed under the prefix " + prefix + " in us-east-1");
        assertThat(none.code()).isZero();

        Said deployed = deploy();
        assertThat(deployed.err())
                .contains(prefix + "-swarm in us-east-1, account ")
                .contains(prefix + "-swarm: 11 parts to be made or changed")
                .contains(prefix + "-swarm: 4 parts to be made or changed")
                .containsPattern("\\d:\\d\\d  Bucket +made \\(S3 Bucket\\)")
                .containsPattern("\\d:\\d\\d  Worker +made \\(Lambda Function\\)");
        assertThat(deployed.out())
                .contains("DEPLOYED     " + prefix + "-swarm in us-east-1, version 9.9.9 (abc)")
                .contains("functions    " + prefix + "-worker, and " + prefix + "-worker-vpc inside vpc-")
                .contains("table        " + prefix + "\n")
                .contains("bucket       s3://" + bucket())
                .contains("$0.023 per GB and month")
                .contains("tidemark burst URL --fleet lambda --workers 10 --prefix " + prefix);
        assertThat(deployed.code()).isZero();

        S3Server.put(bucket(), "runs/20261125-101500-3f9c/run.json");
        Said status = shell.run("status");
        assertThat(status.out())
                .contains("DEPLOYED     " + prefix + "-swarm", "UPDATE_COMPLETE since ")
                .contains("version      9.9.9 (abc)\n")
                .contains("stored       1 run, 2 objects, ")
                .contains("idle cost    < $0.000001 per hour: the bucket < $0.000001")
                .doesNotContain("LEFTOVER");
        assertThat(shell.run("status", "--json").out())
                .contains(
                        "\"deployed\":true", "\"worker\":\"" + prefix + "-worker\"", "\"runs\":1", "\"leftovers\":[]");

        Said gone = shell.run("destroy", "--yes");
        assertThat(gone.out())
                .contains("the bucket " + bucket() + " with 2 objects of ", "the results of 1 run among them")
                .contains("REMOVED      nothing of the prefix " + prefix + " is left in us-east-1");
        assertThat(gone.code()).isZero();
        assertThat(cloud.remaining()).isEmpty();
        assertThat(shell.run("destroy", "--yes").out()).contains("NOTHING");
    }

    @Test
    void aFirstDeploymentTakesAFewDozenCalls() {
        deploy();
        assertThat(cloud.calls().all()).hasSizeLessThan(60);
        assertThat(cloud.calls().count("ec2", "DescribeVpcs")).isOne();
        assertThat(cloud.calls().count("s3", "PutObject")).isOne();
        assertThat(cloud.calls().count("cloudformation", "ExecuteChangeSet")).isEqualTo(2);
    }

    @Test
    void theSameAgainChangesNothing() {
        deploy();
        cloud.calls().clear();
        Said again = deploy();
        assertThat(again.out()).contains("UNCHANGED    " + prefix + "-swarm");
        assertThat(again.code()).isZero();
        assertThat(cloud.calls().count("cloudformation", "ExecuteChangeSet")).isZero();
        assertThat(cloud.calls().count("s3", "PutObject")).isZero();
    }

    @Test
    void anUpgradeChangesWhatIsNewAndKeepsTheRest() {
        deploy("--memory", "3008MiB", "--architecture", "x86_64", "--vpc", "none", "--tag", "team=shop");
        Said upgraded = shell.withVersion("10.0").deploy();
        assertThat(upgraded.out()).contains("DEPLOYED", "version 10.0").doesNotContain("worker-vpc");
        assertThat(shell.run("status").out()).contains("version      10.0 (abc); this program is 9.9.9 (abc)");
        Said dry = deploy("--memory", "2GiB", "--dry-run");
        assertThat(dry.out()).contains("WOULD CHANGE", "modify Worker (AWS::Lambda::Function)");
        assertThat(shell.run("status").out()).contains("version      10.0");
    }

    @Test
    void whatWouldBeMadeIsSaidAndNotMade() {
        Said dry = deploy("--dry-run");
        assertThat(dry.out()).contains("WOULD CHANGE", "  add Bucket (AWS::S3::Bucket)");
        assertThat(dry.code()).isZero();
        assertThat(cloud.remaining()).isEmpty();
    }

    @Test
    void anAccountWithoutADefaultVpcHasFunctionsOutsideOnly() throws Exception {
        begin(CloudSettings.usual().withoutDefaultVpc());
        Said deployed = deploy();
        assertThat(deployed.err()).contains("The account has no default VPC here");
        assertThat(deployed.out()).contains("functions    " + prefix + "-worker\n");
        Said inside = deploy("--vpc", cloud.network().customVpc().id());
        assertThat(inside.out())
                .contains("worker-vpc inside " + cloud.network().customVpc().id());
    }

    @Test
    void endpointsThatAreThereAreNotMadeTwice() throws Exception {
        begin(CloudSettings.usual().withEndpoints("s3"));
        Said deployed = deploy();
        assertThat(deployed.code()).as(deployed.toString()).isZero();
        assertThat(deployed.err()).contains("DynamoGateway").doesNotContain("S3Gateway");
        // Ours is there now, and stays.
        assertThat(deploy().out()).contains("UNCHANGED");
    }

    @ParameterizedTest
    @CsvSource({"Table", "VpcWorkerRole", "BucketPolicy"})
    void whatCannotBeMadeIsNamedWithItsReasonAndNothingIsLeft(String part) {
        cloud.stackFaults().fail(part, Phase.CREATE, "AWS has none of these left");
        Said failed = deploy();
        assertThat(failed.err())
                .contains("CloudFormation: stack = " + prefix + "-swarm: could not be made: " + part)
                .contains("AWS has none of these left", "nothing of it is left");
        assertThat(failed.code()).isEqualTo(6);
        assertThat(cloud.remaining()).isEmpty();
        cloud.stackFaults().heal(part);
        assertThat(deploy().code()).isZero();
    }

    @Test
    void aFunctionThatCannotBeMadeLeavesTheRestForTheNextTry() {
        cloud.stackFaults().fail("Worker", Phase.CREATE, "your account may have no functions");
        Said failed = deploy();
        assertThat(failed.err()).contains("could not be changed, and is as it was before: Worker", "no functions");
        assertThat(failed.code()).isEqualTo(6);
        assertThat(shell.run("status").out()).contains("functions    none yet: tidemark deploy makes them");
        cloud.stackFaults().heal("Worker");
        assertThat(deploy().code()).isZero();
    }

    @Test
    void whatCannotBeRemovedIsNamedAndTheNextTryGoesOn() {
        deploy();
        cloud.stackFaults().fail("WorkerSecurityGroup", Phase.DELETE, "resource sg-1 has a dependent object");
        Said failed = shell.run("destroy", "--yes");
        assertThat(failed.err()).contains("could not be removed: WorkerSecurityGroup", "has a dependent object");
        assertThat(failed.code()).isEqualTo(6);
        assertThat(shell.run("status").out()).contains("BROKEN", "DELETE_FAILED", "LEFTOVER");
        assertThat(deploy().err()).contains("is DELETE_FAILED and cannot be changed");
        cloud.stackFaults().heal("WorkerSecurityGroup");
        assertThat(shell.run("destroy", "--yes").code()).isZero();
        assertThat(cloud.remaining()).isEmpty();
    }

    @Test
    void ctrlCLeavesItToAwsAndTheNextDeployWaitsForIt() {
        Said cut = shell.interruptedWhenErrSays("parts to be made or changed", cloud.stackFaults()::hold)
                .deploy();
        assertThat(cut.err()).contains("Interrupted: AWS goes on with what was begun.");
        assertThat(cut.code()).isEqualTo(130);
        assertThat(shell.run("status").out()).contains("IN WORK", "CREATE_IN_PROGRESS");
        Said again = shell.whenErrSays("waiting until that is over", cloud.stackFaults()::release)
                .deploy();
        assertThat(again.err()).contains("waiting until that is over");
        assertThat(again.code()).isZero();
    }

    @Test
    void ctrlCBeforeAnythingIsMadeLeavesNothing() {
        shell.interruptedWhenErrSays("-swarm in us-east-1").deploy();
        assertThat(shell.run("destroy", "--yes").code()).isZero();
        assertThat(cloud.remaining()).isEmpty();
    }

    @Test
    void nobodyIsThereToConfirm() {
        deploy();
        Said refused = shell.run("destroy");
        assertThat(refused.out()).contains("This removes from us-east-1");
        assertThat(refused.err()).contains("--yes: is missing, and there is nobody to ask");
        assertThat(refused.code()).isEqualTo(3);
        assertThat(shell.answering("no").run("destroy").out()).contains("Nothing was removed.");
        assertThat(shell.answering(prefix).run("destroy").out()).contains("REMOVED");
    }

    @Test
    void aBucketWithoutAStackIsALeftover() {
        S3Server.createBucket(bucket());
        assertThat(shell.run("status").out())
                .contains("NO SWARM", "LEFTOVER     the bucket " + bucket() + " belongs to no stack");
        assertThat(shell.run("destroy", "--yes").out()).contains("REMOVED");
        assertThat(shell.run("status").out()).contains("NOTHING");
    }

    @Test
    void throttledCallsAreTriedAgain() {
        cloud.faults().throttleNext("cloudformation", "DescribeStacks", 4);
        assertThat(deploy("--dry-run").code()).isZero();
    }

    @Test
    void expiredCredentialsAreOneSentence() {
        cloud.faults().expireCredentials(true);
        Said failed = deploy();
        assertThat(failed.err())
                .contains("STS: credentials: have expired (log in again")
                .doesNotContain("\tat ");
        assertThat(failed.code()).isEqualTo(6);
        cloud.faults().expireCredentials(false);
    }

    @ParameterizedTest
    @CsvSource({
        "ec2,            DescribeVpcs",
        "ec2,            DescribeSubnets",
        "cloudformation, DescribeStacks",
        "cloudformation, CreateChangeSet",
        "cloudformation, ExecuteChangeSet"
    })
    void aMissingPermissionIsNamed(String service, String action) {
        cloud.faults().deny(service, action);
        Said failed = deploy();
        assertThat(failed.err())
                .contains(action.equals("ExecuteChangeSet") ? "CloudFormation: change set = tidemark-" : ": ")
                .contains("access is denied", service + ":" + action, "docs/aws.md lists the permissions")
                .doesNotContain("\tat ");
        assertThat(failed.code()).isEqualTo(6);
        cloud.faults().allow(service, action);
    }

    @Test
    void aVpcOfSomewhereElseIsSaidBeforeAnythingIsMade() {
        Said failed = deploy("--vpc", "vpc-0123456789abcdef0");
        assertThat(failed.err())
                .contains("EC2: VPC = vpc-0123456789abcdef0: must be a VPC of this account in us-east-1");
        assertThat(failed.code()).isEqualTo(3);
        assertThat(cloud.remaining()).isEmpty();
    }
}
