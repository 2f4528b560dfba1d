package dev.bonin.boot;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.web.WebSettings;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Refuses the start if a controller of the application has an address below Bonin's path: the container hands it to
 * Bonin's servlet, so the controller would never be called, without a word.
 */
final class HiddenRoutes implements SmartInitializingSingleton {
    private final WebSettings settings;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    HiddenRoutes(WebSettings settings, ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.settings = settings;
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(route -> route.getKey().getPatternValues().stream().anyMatch(this::isHidden))
                .findFirst()
                .ifPresent(this::refuse);
    }

    private boolean isHidden(String pattern) {
        return pattern.equals(settings.path()) || pattern.startsWith(settings.path() + "/");
    }

    private void refuse(Map.Entry<RequestMappingInfo, HandlerMethod> route) {
        var method = route.getValue();
        throw new RefusedStartException(
                "bonin.web.path is " + settings.path() + ", and "
                        + method.getBeanType().getSimpleName() + "."
                        + method.getMethod().getName()
                        + " of this application has an address there, at which it would never be called.",
                "Set bonin.web.path (BONIN_WEB_PATH) to another path, such as /identity, which your pages then call, or give"
                        + " the controller another address.");
    }
}
