package io.tidemark.experiment.event;

import io.tidemark.functions.yaml.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every kind of event there is. */
public final class Events {
    private static final String SUFFIX = "Event";
    private static final Map<String, EventType> BY_NAME = new LinkedHashMap<>();

    /** Spellings of those who wrote down the names from memory, the driver's own document among them. */
    private static final Map<String, String> SPELLINGS =
            Map.of("ParameterUpdatedEvent", "ParameterUpdateEvent", "JMXMeasurementEvent", "JMXMeasurement");

    public static final EventType EVENT = of("Event", null, "Any event.");
    public static final EventType START = of("StartEvent", EVENT, "All is ready, and the first run begins.");
    public static final EventType RESTART = of("RestartEvent", EVENT, "The next run begins.");
    public static final EventType TEARDOWN = of("TeardownEvent", EVENT, "All runs are over, and reporting comes next.");
    public static final EventType INTERRUPT = of("InterruptEvent", EVENT, "The user asked for an early end.");
    public static final EventType STALLED =
            of("StalledEvent", EVENT, "A policy has waited for longer than the stale timeout.");
    public static final EventType EXIT = of("ExitEvent", EVENT, "The last event of all.");
    public static final EventType TICK =
            of("TickEvent", EVENT, "Time passes; it is published while somebody listens.", "count", "delta");
    public static final EventType PARAMETER_UPDATE = of(
            "ParameterUpdateEvent",
            EVENT,
            "A phase begins with these parameters.",
            "parameters",
            "oldParameters",
            "changes");
    public static final EventType PHASE_END =
            of("PhaseEndEvent", EVENT, "A phase is over, and all that happened in it has been heard.", "parameters");
    public static final EventType METRIC_UPDATE =
            of("MetricUpdateEvent", EVENT, "A value of a metric was measured.", "name", "value");
    public static final EventType FLAG_UPDATE = of("FlagUpdateEvent", EVENT, "A phase got a flag.", "name", "value");
    public static final EventType RUN_TASK = of("RunTaskEvent", EVENT, "Tasks of a trigger are to be run.", "task");
    public static final EventType RUN_TASK_COMPLETED =
            of("RunTaskCompletedEvent", EVENT, "Tasks of a trigger have been run.", "task", "exception");
    public static final EventType COMPLETE_STEP =
            of("CompleteStepImmediatelyEvent", EVENT, "The step of a policy is to end now.");
    public static final EventType LOG_LINE =
            of("LogLineEvent", EVENT, "A line of a log, without colours.", "line", "source", "kind");
    public static final EventType OBSERVER =
            of("ObserverEvent", EVENT, "An observer has seen a metric of the application.", "metric");
    public static final EventType OBSERVER_VALUE =
            of("ObserverValueEvent", OBSERVER, "A metric of the application has a new value.", "value");
    public static final EventType CMDLINE_STARTED = of("CmdlineStartedEvent", EVENT, "A program was started.", "pid");
    public static final EventType CMDLINE_EXIT =
            of("CmdlineExitEvent", EVENT, "A program ended by itself.", "exitcode");
    public static final EventType CMDLINE_EXIT_ZERO = of("CmdlineExitZeroEvent", CMDLINE_EXIT, "A program ended well.");
    public static final EventType CMDLINE_EXIT_NONZERO =
            of("CmdlineExitNonzeroEvent", CMDLINE_EXIT, "A program ended with an error.");
    public static final EventType HTTP_REQUEST =
            of("HTTPRequestEvent", EVENT, "A request was started or sent.", "verb", "url", "body", "headers");
    public static final EventType HTTP_REQUEST_START =
            of("HTTPRequestStartEvent", HTTP_REQUEST, "A request is about to be sent.");
    public static final EventType HTTP_REQUEST_END =
            of("HTTPRequestEndEvent", HTTP_REQUEST, "A request was sent, and its response begins.");
    public static final EventType HTTP_RESPONSE_START =
            of("HTTPResponseStartEvent", EVENT, "A response begins to arrive.", "url");
    public static final EventType HTTP_RESPONSE_END =
            of("HTTPResponseEndEvent", EVENT, "A response has arrived.", "url", "body", "headers", "status");
    public static final EventType HTTP_RESPONSE_ERROR =
            of("HTTPResponseErrorEvent", HTTP_RESPONSE_END, "A response did not arrive.", "exception");
    public static final EventType HTTP_FIRST_REQUEST_START =
            of("HTTPFirstRequestStartEvent", HTTP_REQUEST_START, "The first of several requests is about to be sent.");
    public static final EventType HTTP_FIRST_REQUEST_END = of(
            "HTTPFirstRequestEndEvent",
            HTTP_REQUEST_END,
            "The first of several requests was sent, and its response begins.");
    public static final EventType HTTP_FIRST_RESPONSE_START =
            of("HTTPFirstResponseStartEvent", HTTP_RESPONSE_START, "The first of several responses begins to arrive.");
    public static final EventType HTTP_FIRST_RESPONSE_END =
            of("HTTPFirstResponseEndEvent", HTTP_RESPONSE_END, "The first of several responses has arrived.");
    public static final EventType HTTP_FIRST_RESPONSE_ERROR =
            of("HTTPFirstResponseErrorEvent", HTTP_RESPONSE_ERROR, "The first of several responses did not arrive.");
    public static final EventType HTTP_LAST_REQUEST_START =
            of("HTTPLastRequestStartEvent", HTTP_REQUEST_START, "The last, or only, request is about to be sent.");
    public static final EventType HTTP_LAST_REQUEST_END = of(
            "HTTPLastRequestEndEvent",
            HTTP_REQUEST_END,
            "The last, or only, request was sent, and its response begins.");
    public static final EventType HTTP_LAST_RESPONSE_START =
            of("HTTPLastResponseStartEvent", HTTP_RESPONSE_START, "The last, or only, response begins to arrive.");
    public static final EventType HTTP_LAST_RESPONSE_END =
            of("HTTPLastResponseEndEvent", HTTP_RESPONSE_END, "The last, or only, response has arrived.");
    public static final EventType HTTP_LAST_RESPONSE_ERROR =
            of("HTTPLastResponseErrorEvent", HTTP_RESPONSE_ERROR, "The last, or only, response did not arrive.");
    public static final EventType HTTP_ERROR =
            of("HTTPErrorEvent", EVENT, "A request failed, such as for want of a connection.", "exception");
    public static final EventType HTTP_TIMING_RESULT = of(
            "HTTPTimingResultEvent",
            EVENT,
            "A request was timed, in seconds.",
            "url",
            "verb",
            "statusCode",
            "requestTime",
            "responseTime",
            "totalTime",
            "contentLength");
    public static final EventType HTTP_TIMING_ERROR = of(
            "HTTPTimingErrorEvent",
            EVENT,
            "A request that was to be timed had no response.",
            "url",
            "verb",
            "exception");
    public static final EventType JMX_MEASUREMENT =
            of("JMXMeasurement", EVENT, "Values were read from a JVM.", "fields");
    public static final EventType LOGSTAX_MESSAGE =
            of("LogStaxMessageEvent", EVENT, "A message was made of lines of a log.", "message", "tags", "fields");
    public static final EventType SSE_CONNECTED =
            of("SSEConnectedEvent", EVENT, "A stream of server-sent events is open.");
    public static final EventType SSE_DISCONNECTED =
            of("SSEDisconnectedEvent", EVENT, "A stream of server-sent events ended.");
    public static final EventType SSE = of("SSEEvent", EVENT, "A server sent an event.", "eventName", "eventData");
    public static final EventType BULK_REQUESTED =
            of("BulkRequestedEvent", EVENT, "A request of a bulk is about to be sent.", "instance");
    public static final EventType BULK_STARTED =
            of("BulkStartedEvent", EVENT, "A request of a bulk was accepted.", "instance");
    public static final EventType BULK_FAILED = of(
            "BulkFailedEvent",
            EVENT,
            "A request of a bulk was refused for good.",
            "instance",
            "status_code",
            "response");
    public static final EventType MARATHON = of("MarathonEvent", EVENT, "Anything about Marathon.");
    public static final EventType MARATHON_STARTED = of("MarathonStartedEvent", MARATHON, "Marathon answers.");
    public static final EventType MARATHON_UNAVAILABLE =
            of("MarathonUnavailableEvent", MARATHON, "Marathon does not answer any more.");
    public static final EventType MARATHON_SSE_CONNECTED =
            of("MarathonSSEConnectedEvent", SSE_CONNECTED, "Marathon's stream of events is open.");
    public static final EventType MARATHON_SSE_DISCONNECTED =
            of("MarathonSSEDisconnectedEvent", SSE_DISCONNECTED, "Marathon's stream of events ended.");
    public static final EventType MARATHON_SSE = of("MarathonSSEEvent", SSE, "Marathon sent an event.");
    public static final EventType MARATHON_UPDATE =
            of("MarathonUpdateEvent", MARATHON, "Something was deployed or changed.", "deployment", "instances");
    public static final EventType MARATHON_DEPLOYMENT_REQUESTED =
            of("MarathonDeploymentRequestedEvent", BULK_REQUESTED, "A deployment is about to be asked for.");
    public static final EventType MARATHON_DEPLOYMENT_STARTED =
            of("MarathonDeploymentStartedEvent", BULK_STARTED, "A deployment was accepted.");
    public static final EventType MARATHON_DEPLOYMENT_REQUEST_FAILED =
            of("MarathonDeploymentRequestFailedEvent", BULK_FAILED, "A deployment was refused.");
    public static final EventType MARATHON_GROUP_CHANGE_SUCCESS =
            of("MarathonGroupChangeSuccessEvent", MARATHON_UPDATE, "A group was changed.");
    public static final EventType MARATHON_GROUP_CHANGE_FAILED =
            of("MarathonGroupChangeFailedEvent", MARATHON_UPDATE, "A group could not be changed.", "reason");
    public static final EventType MARATHON_DEPLOYMENT_STATUS =
            of("MarathonDeploymentStatusEvent", MARATHON_UPDATE, "A deployment goes on.");
    public static final EventType MARATHON_DEPLOYMENT_INFO =
            of("MarathonDeploymentInfoEvent", MARATHON_DEPLOYMENT_STATUS, "A deployment told of its plan.");
    public static final EventType MARATHON_DEPLOYMENT_STEP_SUCCESS =
            of("MarathonDeploymentStepSuccessEvent", MARATHON_DEPLOYMENT_STATUS, "A step of a deployment succeeded.");
    public static final EventType MARATHON_DEPLOYMENT_STEP_FAILURE =
            of("MarathonDeploymentStepFailureEvent", MARATHON_DEPLOYMENT_STATUS, "A step of a deployment failed.");
    public static final EventType MARATHON_DEPLOYMENT_SUCCESS =
            of("MarathonDeploymentSuccessEvent", MARATHON_UPDATE, "A deployment succeeded.");
    public static final EventType MARATHON_DEPLOYMENT_FAILED =
            of("MarathonDeploymentFailedEvent", MARATHON_UPDATE, "A deployment failed.");
    public static final EventType LOAD_STARTED = of(
            "LoadStartedEvent",
            EVENT,
            "A load begins, with a warm-up of so many seconds.",
            "load",
            "rate",
            "users",
            "target",
            "warmUp");
    public static final EventType LOAD_WINDOW = of(
            "LoadWindowEvent",
            EVENT,
            "A second of a load was measured; times in seconds, failures in percent.",
            "load",
            "second",
            "warmUp",
            "users",
            "sent",
            "good",
            "bad",
            "dropped",
            "rate",
            "throughput",
            "failures",
            "mean",
            "p50",
            "p75",
            "p90",
            "p95",
            "p99",
            "p999",
            "max");
    public static final EventType LOAD_END = of(
            "LoadEndEvent",
            EVENT,
            "A load is over; times in seconds, failures in percent, warm-up left out.",
            "load",
            "verdict",
            "valid",
            "passed",
            "reasons",
            "ending",
            "directory",
            "seconds",
            "sent",
            "good",
            "bad",
            "dropped",
            "rate",
            "throughput",
            "failures",
            "mean",
            "p50",
            "p75",
            "p90",
            "p95",
            "p99",
            "p999",
            "max");
    public static final EventType LOAD_FAILED =
            of("LoadFailedEvent", LOAD_END, "A load could not be sent.", "exception");
    public static final EventType HOST_READY = of(
            "HostReadyEvent",
            EVENT,
            "A host serves in this phase, whether it was started for it or before.",
            "host",
            "type",
            "url",
            "pid");
    public static final EventType HOST_STARTED =
            of("HostStartedEvent", HOST_READY, "A host was started for this phase, and serves.");
    public static final EventType HOST_FAILED =
            of("HostFailedEvent", EVENT, "A host could not be started, or is lost.", "host", "exception");
    public static final EventType HOST_STOPPED = of("HostStoppedEvent", EVENT, "A host was ended.", "host");
    public static final EventType HOST_SAMPLE = of("HostSampleEvent", EVENT, "A host was looked at.", "host", "fields");

    private Events() {}

    /** By its name, with or without the {@code Event} at its end. */
    public static Optional<EventType> byName(String name) {
        EventType type = BY_NAME.get(SPELLINGS.getOrDefault(name, name));
        return Optional.ofNullable(type == null ? BY_NAME.get(name + SUFFIX) : type);
    }

    /** In the order in which they are described. */
    public static List<EventType> all() {
        return List.copyOf(BY_NAME.values());
    }

    /** A hint for a name that is none. */
    public static String suggestion(String name) {
        return Suggestion.near(name, BY_NAME.keySet());
    }

    private static EventType of(String name, @Nullable EventType parent, String meaning, String... attributes) {
        EventType type = new EventType(name, parent, meaning, attributes);
        BY_NAME.put(name, type);
        return type;
    }
}
