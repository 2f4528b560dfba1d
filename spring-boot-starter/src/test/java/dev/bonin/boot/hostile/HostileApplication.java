package dev.bonin.boot.hostile;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.filter.HiddenHttpMethodFilter;
import org.springframework.web.method.HandlerTypePredicate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** All that real applications do to their own endpoints, in one: each on its own has broken a library's before. */
@Configuration(proxyBeanMethods = false)
@Import(HostileMappers.class)
public class HostileApplication {

    /** Answers every failure with 500 and words of its own. */
    @RestControllerAdvice
    static class CatchAll {
        @ExceptionHandler(Exception.class)
        ResponseEntity<Map<String, String>> oops(Exception failure) {
            return ResponseEntity.status(500).body(Map.of("error", "oops"));
        }
    }

    /** Puts every body into an envelope. */
    @RestControllerAdvice
    static class Envelope implements ResponseBodyAdvice<Object> {
        @Override
        public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
            return true;
        }

        @Override
        public @Nullable Object beforeBodyWrite(
                @Nullable Object body,
                MethodParameter returned,
                MediaType type,
                Class<? extends HttpMessageConverter<?>> converter,
                ServerHttpRequest request,
                ServerHttpResponse response) {
            return Map.of("data", String.valueOf(body));
        }
    }

    /** Moves every controller, and reads a parameter of every request. */
    @Configuration(proxyBeanMethods = false)
    static class Mvc implements WebMvcConfigurer {
        @Override
        public void configurePathMatch(PathMatchConfigurer paths) {
            paths.addPathPrefix("/api", HandlerTypePredicate.forAnnotation(RestController.class));
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(new LocaleChangeInterceptor());
        }
    }

    /** Reads a parameter of every form before any servlet does. */
    @Bean
    HiddenHttpMethodFilter hiddenMethods() {
        return new HiddenHttpMethodFilter();
    }

    @Bean
    Clock wallClock() {
        return Clock.systemUTC();
    }

    @RestController
    static class Own {
        @GetMapping("/hello")
        Map<String, String> hello() {
            return Map.of("hello", "there");
        }

        @GetMapping("/fail")
        String fail() {
            throw new IllegalStateException("on purpose");
        }
    }

    /** Beans with everyday names, as a component scan finds them. */
    @Component("problems")
    static class Problems {}

    @Component("verifications")
    static class Verifications {}

    @Component("eraser")
    static class Eraser {}

    @Component("retention")
    static class Retention {}
}
