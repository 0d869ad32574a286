package io.creatorfleet.local.chaos.account;

import java.util.Locale;

/** A way in which what is held can differ from what there is. */
enum Difference {
    JOB_NOT_SUCCEEDED_ONCE,
    CREATOR_LOST,
    CREATOR_TWICE,
    ITEM_LOST,
    ITEM_SURPLUS,
    ITEM_TWICE,
    FILE_LOST,
    FILE_SURPLUS,
    FILE_TWICE,
    FILE_NOT_STORED,
    ROW_WRONG,
    OBJECT_LOST,
    OBJECT_WRONG,
    OBJECT_WITHOUT_ROW,
    TASK_DEAD;

    /** Its name for people. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
