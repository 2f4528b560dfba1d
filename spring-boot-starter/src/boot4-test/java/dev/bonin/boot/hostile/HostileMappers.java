package dev.bonin.boot.hostile;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Two mappers of JSON, with settings that would spoil another library's answers. */
@Configuration(proxyBeanMethods = false)
class HostileMappers {

    /** Primary, since Spring Boot's own converters want one. */
    @Bean
    @Primary
    JsonMapper kebabMapper() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_EMPTY))
                .build();
    }

    @Bean
    JsonMapper otherMapper() {
        return JsonMapper.builder().build();
    }
}
