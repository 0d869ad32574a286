package io.creatorfleet.gateway.jobs;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes an address that opens a job or joins one: how it answers, and that an answer may be asked for again. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(responseCode = "202", description = "Accepted: the job is under way")
@ApiResponse(responseCode = "429", description = "Too many jobs are open: Retry-After says when to come again")
@ApiResponse(responseCode = "200", description = "The job has ended within the time that Prefer: wait=N gave it")
@Parameter(
        name = "Idempotency-Key",
        in = ParameterIn.HEADER,
        schema = @Schema(type = "string", maxLength = 200),
        description = "The same key and body are given the same answer within 24 hours")
@interface OpensJob {}
