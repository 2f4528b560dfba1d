/** Ages and days in Seoul, independent of the machine's time zone. Sources: 민법 제158조, 청소년 보호법 제2조. */
@NullMarked
package dev.bonin.age;

import org.jspecify.annotations.NullMarked;
