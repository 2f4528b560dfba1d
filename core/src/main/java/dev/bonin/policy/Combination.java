package dev.bonin.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All policies of one purpose; checks that they are compatible. */
record Combination(String purpose, List<Policy> policies) {

    void require() {
        requireEachOnce();
        requireLeft(NationalityChoice.class);
        requireLeft(CarrierChoice.class);
        requireLeft(ProviderChoice.class);
    }

    private void requireEachOnce() {
        var seen = new HashSet<String>();
        for (var policy : policies) {
            if (!seen.add(policy.name())) {
                throw unusable(policy.name() + " twice (expected: once)");
            }
        }
    }

    private void requireLeft(Class<? extends Choice> about) {
        var choices =
                policies.stream().filter(about::isInstance).map(about::cast).toList();
        if (!choices.isEmpty() && left(choices).isEmpty()) {
            throw unusable(choices.stream().map(Policy::name).collect(Collectors.joining(" with "))
                    + " (expected: policies that a person can pass together)");
        }
    }

    private static Set<?> left(List<? extends Choice> choices) {
        var left = new HashSet<Object>(choices.get(0).allowed());
        choices.forEach(choice -> left.retainAll(choice.allowed()));
        return left;
    }

    private UnusablePolicyException unusable(String what) {
        return new UnusablePolicyException("policies of " + purpose + ": " + what);
    }
}
