#!/usr/bin/env bash
# Spring Boot's settings in maps, set by variables of the environment: an underscore in the entry's name, and the
# entry is another one, none at all, or two.
#
# Versions: org.springframework.boot:spring-boot 4.1.2, org.yaml:snakeyaml 2.6; Temurin JDK 25.0.3 and OpenJDK 17.
# Seen on 2026-11-28.
#
# Expected: by the rule for variables (dots become underscores, hyphens go), shop.merchant-ids.kcp_v2 is
# SHOP_MERCHANTIDS_KCP_V2, and shop.purposes.adult_check.keep is SHOP_PURPOSES_ADULT_CHECK_KEEP. Whatever does not fit
# is ignored, and what fits replaces the value of the file.
#
# Actual, with merchantIds a Map<String, String> and purposes a Map<String, Purpose>:
#
#   the file has              the variable                     the map
#   nothing                   SHOP_MERCHANTIDS_KCP_V2=e        {kcp.v2=e}: a point
#   nothing                   SHOP_PURPOSES_ADULT_CHECK_KEEP=e no entry
#   kcp_v2: f                 SHOP_MERCHANTIDS_KCP_V2=e        {kcp.v2=e, kcp_v2=f}: the file's value stays
#   kcp_v2: f                 SHOP_MERCHANT_IDS_KCP_V2=e       {kcp_v2=e}: with a hyphen's underscore it does
#   kcp_v2: f                 SHOP_MERCHANTIDS_KCPV2=e         {kcpv2=e, kcp_v2=e}: both
#   adult_check: {keep, erase-after}
#                             SHOP_PURPOSES_ADULT_CHECK_KEEP=e replaced
#   the same                  SHOP_PURPOSES_ADULTCHECK_KEEP=e  replaced, and an undeclared twin adultcheck,
#                                                              which has the file's erase-after as its own, too
#
# Consequence: bonin.portone.merchant-ids.kcp_v2 and .inicis_unified cannot be set by the variable that everybody would
# write, and nothing says so: the merchant id counts as none, so that a change of it, with which all DIs change, goes
# unnoticed. Names of providers there have to be checked at the start (no point, known shape, no two that are equal
# without underscores). Below bonin.purposes the first case is refused already, the twin is not: it is a purpose more
# that can be started for.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 17
libraries org.springframework.boot:spring-boot:4.1.2 org.yaml:snakeyaml:2.6

cat >"$work/Shop.java" <<'JAVA'
import java.util.*;
import org.springframework.boot.*;
import org.springframework.boot.context.properties.*;
import org.springframework.context.annotation.*;

public class Shop {
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Settings.class)
    public static class Application {}

    @ConfigurationProperties("shop")
    public record Settings(Map<String, String> merchantIds, Map<String, Purpose> purposes) {}

    public record Purpose(String keep, String eraseAfter) {}

    public static void main(String[] args) {
        var application = new SpringApplication(Application.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        try (var context = application.run(args)) {
            var settings = context.getBean(Settings.class);
            var ids = settings.merchantIds() == null ? Map.<String, String>of() : settings.merchantIds();
            System.out.println("ids " + new TreeMap<>(ids));
            var purposes = settings.purposes() == null ? Map.<String, Purpose>of() : settings.purposes();
            new TreeMap<>(purposes).forEach((name, purpose) ->
                    System.out.println(name + " " + purpose.keep() + " " + purpose.eraseAfter()));
            System.out.println(purposes.size() + " purposes");
        }
    }
}
JAVA
mkdir "$work/nothing" "$work/file" "$work/classes"
"${java%java}javac" -proc:none -parameters -cp "$work/lib/*" -d "$work/classes" "$work/Shop.java" 2>"$work/err" ||
  missing "A JDK with javac is needed ($(head -n 1 "$work/err"))."
printf 'other: true\n' >"$work/nothing/application.yaml"
cat >"$work/file/application.yaml" <<'YAML'
shop:
  merchant-ids: {kcp_v2: f}
  purposes:
    adult_check: {keep: f, erase-after: 1h}
YAML

with() { # the file $1 and the variable $2: what is bound
  output=$(env "$2" "$java" -cp "$work/lib/*:$work/classes" Shop "--spring.config.location=file:$work/$1/" \
    2>"$work/err") || {
    cat "$work/err" >&2
    changed "the application does not start with $2."
  }
  printf '%s, %s:\n%s\n' "$1" "$2" "$output"
}

with nothing SHOP_MERCHANTIDS_KCP_V2=e
seen "$output" 'ids \{kcp\.v2=e\}' 'a variable alone gives an entry of another name than with a point.'
with nothing SHOP_PURPOSES_ADULT_CHECK_KEEP=e
seen "$output" '0 purposes' 'a variable alone gives an entry whose name has an underscore.'
with file SHOP_MERCHANTIDS_KCP_V2=e
seen "$output" 'ids \{kcp\.v2=e, kcp_v2=f\}' 'a variable replaces the entry whose name has an underscore.'
with file SHOP_MERCHANT_IDS_KCP_V2=e
seen "$output" 'ids \{kcp_v2=e\}' "a variable with the hyphen's underscore does not replace the entry."
with file SHOP_MERCHANTIDS_KCPV2=e
seen "$output" 'ids \{kcp_v2=e, kcpv2=e\}' 'a variable without the underscore makes no second entry.'
with file SHOP_PURPOSES_ADULT_CHECK_KEEP=e
seen "$output" 'adult_check e 1h' 'a variable does not replace a member of an entry with an underscore.'
seen "$output" '1 purposes' 'a variable with the underscore makes a second entry.'
with file SHOP_PURPOSES_ADULTCHECK_KEEP=e
seen "$output" 'adult_check e 1h' 'a variable without the underscore does not replace the member.'
seen "$output" 'adultcheck e 1h' 'the second entry has no members of the first.'
