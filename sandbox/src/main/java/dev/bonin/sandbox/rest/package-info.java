/** PortOne's REST APIs: V1 with its tokens and certifications, V2 with its tokens and identity verifications. */
@NullMarked
package dev.bonin.sandbox.rest;

import org.jspecify.annotations.NullMarked;
