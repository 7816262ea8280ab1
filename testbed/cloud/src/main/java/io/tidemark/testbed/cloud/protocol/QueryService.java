package io.tidemark.testbed.cloud.protocol;

import java.util.Map;
import java.util.function.Function;

/** A service whose requests are forms and whose answers are XML. */
public final class QueryService implements Service {
    private final String name;
    private final Protocol protocol;
    private final String version;
    private final Map<String, Function<Call, Element>> actions;

    private QueryService(String name, Protocol protocol, String version, Map<String, Function<Call, Element>> actions) {
        this.name = name;
        this.protocol = protocol;
        this.version = version;
        this.actions = Map.copyOf(actions);
    }

    /**
     * @param version of its interface
     * @param actions what makes the inside of each result
     */
    public static QueryService query(String name, String version, Map<String, Function<Call, Element>> actions) {
        return new QueryService(name, Protocol.QUERY, version, actions);
    }

    public static QueryService ec2(String version, Map<String, Function<Call, Element>> actions) {
        return new QueryService("ec2", Protocol.EC2, version, actions);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public String action(Request request) {
        return Call.read(request).action();
    }

    @Override
    public Answer answer(Request request) {
        Call call = Call.read(request);
        Function<Call, Element> action = actions.get(call.action());
        if (action == null) {
            throw new Refusal(
                    400, "InvalidAction", "The action " + call.action() + " is not valid for this web service.");
        }
        Element content = action.apply(call);
        return Answer.text(200, "text/xml", envelope(call.action(), content, request.id()))
                .with("x-amzn-RequestId", request.id());
    }

    private String envelope(String action, Element content, String requestId) {
        Element response = Element.of(action + "Response");
        if (protocol == Protocol.EC2) {
            return response.with("requestId", requestId)
                    .withAll(content)
                    .xml(" xmlns=\"http://ec2.amazonaws.com/doc/" + version + "/\"");
        }
        return response.with(Element.of(action + "Result").withAll(content))
                .with(Element.of("ResponseMetadata").with("RequestId", requestId))
                .xml(" xmlns=\"http://" + name + ".amazonaws.com/doc/" + version + "/\"");
    }
}
