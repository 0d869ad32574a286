-- Where the trace of what caused a task goes on, as the value of W3C's header of that name; null when nothing was traced.
ALTER TABLE task ADD COLUMN traceparent text;
