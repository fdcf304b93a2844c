// Made by `npm run openapi` from docs/api/openapi.json.

export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this service is, whether it is set up, and where to go from here */
        get: operations["getService"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/oauth-protected-resource": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose tokens the service takes (RFC 9728) */
        get: operations["getResourceMetadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process lives */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the service is ready
         * @description With the names of the checks; the problem names each one that fails and why.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document (OpenAPI 3.1) */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every problem code */
        get: operations["listProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a problem code means, and what to do instead */
        get: operations["getProblem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send several commands in one request
         * @description In order, each as if it had been sent alone, with a result of its own; not atomic. A later command refers to an earlier result with `{"$ref": <index>, "field": "<name in its response>"}` in place of a string.
         */
        post: operations["sendBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Offer work to a colleague, or to yourself
         * @description The item enters `offered` (FOCUS-1) and waits for its owner’s yes. Without `ownerId` it is yours; then `accept: true` also accepts it, in the same append. It is due at a time (`dueAt`) or on a day (`dueOn`), never both (FOCUS-24).
         */
        post: operations["offerItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One item, with its steps, tags and lineage */
        get: operations["getItem"];
        put?: never;
        post?: never;
        /**
         * Delete an offered or waiting item
         * @description The waiting list closes up (FOCUS-13). An item that another one was recreated from stays (FOCUS-14).
         */
        delete: operations["deleteItem"];
        options?: never;
        head?: never;
        /**
         * Change an item’s text, due date or milestone
         * @description An absent field stays; null removes an optional one. Naming `dueAt` removes `dueOn` and the other way round; naming both is refused, and null removes only the field that it is given for (FOCUS-24). A completed item never changes (FOCUS-6).
         */
        patch: operations["editItem"];
        trace?: never;
    };
    "/v1/items/{itemId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an offer
         * @description The item joins the bottom of your waiting list (FOCUS-2).
         */
        post: operations["acceptItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{itemId}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Work on a waiting item now
         * @description Switches focus: what was active returns to the top of the waiting list, in the same append (FOCUS-4).
         */
        post: operations["activateItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{itemId}/bring-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring back what is set aside, before its day
         * @description It is where it was in the waiting list (FOCUS-25).
         */
        post: operations["bringBackItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{itemId}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete the active item
         * @description The top of the waiting list becomes active, in the same append (FOCUS-5).
         */
        post: operations["completeItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{itemId}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take over stranded work
         * @description Offers a copy of an open item of a deactivated user to you, or to `ownerId` (ORG-9): for its team and admins, one copy at a time.
         */
        post: operations["copyStrandedItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{itemId}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline an offer
         * @description The item is gone; its offerer can read the reason among the offers they made.
         */
        post: operations["declineOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{itemId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The history of an item: each event that changed it, with what it changed
         * @description Whoever sees the item sees its history. A deleted item’s stays with its owner, a declined offer’s with who made it, too (HIST-2). A page may have fewer rows than its limit.
         */
        get: operations["getItemHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{itemId}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a waiting item
         * @description To exactly one place: before or after another waiting item, or to a position from 1 at the top, what is set aside not counted (FOCUS-8). One that is set aside itself comes back to where it was moved.
         */
        post: operations["moveItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{itemId}/recreate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do a completed item again
         * @description A new item with the same text, steps and tags is offered to you, or to `ownerId` (FOCUS-11).
         */
        post: operations["recreateItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{itemId}/set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a waiting item aside until a day
         * @description It stays waiting and yours and keeps its place, but is in no queue, has no position and is not activated when you complete another one. On that day, in your time zone, it is back by itself (FOCUS-25); `GET /v1/me/set-aside` lists what is set aside.
         */
        post: operations["setAsideItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{itemId}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a step to an item
         * @description Last, unless `after` names another place; null is the first.
         */
        post: operations["addStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{itemId}/steps/reorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order an item’s steps
         * @description Names every step of the item, in the new order.
         */
        post: operations["reorderSteps"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{itemId}/steps/{stepId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a step */
        delete: operations["removeStep"];
        options?: never;
        head?: never;
        /** Rename a step */
        patch: operations["renameStep"];
        trace?: never;
    };
    "/v1/items/{itemId}/steps/{stepId}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check a step off */
        post: operations["checkStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{itemId}/steps/{stepId}/uncheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Uncheck a step */
        post: operations["uncheckStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{itemId}/tags/{tagId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put a tag on an item
         * @description Tags never affect execution (FOCUS-16).
         */
        put: operations["tagItem"];
        post?: never;
        /** Remove a tag from an item */
        delete: operations["untagItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who you are here */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change your name */
        patch: operations["renameMe"];
        trace?: never;
    };
    "/v1/me/alarm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set an alarm on your active item
         * @description Advisory: it changes no state and no order (FOCUS-20). `minutes` is 15, 30, 60, 120, 180, 240 or 300.
         */
        post: operations["startAlarm"];
        /** Turn your alarm off */
        delete: operations["stopAlarm"];
        options?: never;
        head?: never;
        /**
         * Change the interval of your alarm
         * @description `minutes` is 15, 30, 60, 120, 180, 240 or 300.
         */
        patch: operations["changeAlarmInterval"];
        trace?: never;
    };
    "/v1/me/alarm-default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set your alarm default
         * @description The interval of the alarm that starts with each item you activate: 15, 30, 60, 120, 180, 240 or 300 minutes; null for none (ORG-4).
         */
        put: operations["setAlarmDefault"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/alarm/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge the alarm that fell due
         * @description It is shown in `GET /v1/me/focus` until then (FOCUS-21). Without `dueAt`, whichever is shown.
         */
        post: operations["acknowledgeAlarm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you completed, the newest first */
        get: operations["listMyCompleted"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/focus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you work on now and next
         * @description The active item in full, the alarm on it, and the top of the waiting list, in one response.
         */
        get: operations["getMyFocus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All of your items, or those that you search for
         * @description Offered, waiting, active and completed ones, the newest first; every filter given must hold.
         */
        get: operations["listMyItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/offered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is offered to you, the oldest first */
        get: operations["listMyOffered"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you offered to others, the newest first
         * @description With what became of each offer; declined ones with the reason.
         */
        get: operations["listMyOffers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your waiting list, from the top
         * @description From the position `from` if that is named; beyond the end of the list the page is empty. A `cursor` already says where its page begins, so the two together are refused.
         */
        get: operations["listMyQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you have set aside
         * @description In the order of your waiting list, to which each item returns on its day (FOCUS-25).
         */
        get: operations["listMySetAside"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/time-zone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set your time zone
         * @description An IANA name such as `Europe/Berlin`; `UTC` until you set another (ORG-11). It decides when your days begin and end: when an item that is due on a day is overdue, and when one that is set aside until a day comes back.
         */
        put: operations["setTimeZone"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your access tokens
         * @description Never the tokens themselves; expired ones included.
         */
        get: operations["listMyAccessTokens"];
        put?: never;
        /**
         * Make an access token
         * @description `token` is in this response only, and in its repeats. It allows no more than the token that makes it, and cannot make others.
         */
        post: operations["makeAccessToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/tokens/{tokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of your access tokens
         * @description Never the token itself.
         */
        get: operations["getMyAccessToken"];
        put?: never;
        post?: never;
        /** Revoke an access token */
        delete: operations["revokeAccessToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo your last command
         * @description Does the inverse of what you last did to your own items, steps, tags, order or alarm (FOCUS-26); `undone` says what that was. If the command has no inverse, the refusal names the legal way. A command of a batch or an import is not undone, nor is an undo. An `If-Match` refers to the item of that command.
         */
        post: operations["undoLast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your organization and its policy */
        get: operations["getOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organization/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set your organization’s policy
         * @description Whether new items must have a milestone (PLAN-5).
         */
        put: operations["setPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The projects that you see, in the order in which they were started */
        get: operations["listProjects"];
        put?: never;
        /**
         * Start a project with its first milestone
         * @description Personal, or of a team with a default user (PLAN-1, PLAN-2, PLAN-3); the scope never changes.
         */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One project, with its progress */
        get: operations["getProject"];
        put?: never;
        post?: never;
        /**
         * Delete a personal project
         * @description With its milestones and all their items, in one append (PLAN-8); a team’s project is archived instead (PLAN-11).
         */
        delete: operations["deleteProject"];
        options?: never;
        head?: never;
        /** Rename a project */
        patch: operations["renameProject"];
        trace?: never;
    };
    "/v1/projects/{projectId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archive a team’s project
         * @description It takes no new items, and its items go on to completion (PLAN-11).
         */
        post: operations["archiveProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/default-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a team project’s default user
         * @description An active member of its team (PLAN-2).
         */
        put: operations["changeDefaultUser"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The items of a project
         * @description Milestone by milestone, the oldest first; every filter given must hold.
         */
        get: operations["listProjectItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/milestones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The milestones of a project, in the order in which they were added */
        get: operations["listMilestones"];
        put?: never;
        /** Add a milestone to a project */
        post: operations["addMilestone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/milestones/{milestoneId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One milestone, with its progress */
        get: operations["getMilestone"];
        put?: never;
        post?: never;
        /**
         * Delete a milestone of a personal project
         * @description With its items, in one append (PLAN-8); the last unarchived milestone stays (PLAN-4).
         */
        delete: operations["deleteMilestone"];
        options?: never;
        head?: never;
        /** Rename a milestone */
        patch: operations["renameMilestone"];
        trace?: never;
    };
    "/v1/projects/{projectId}/milestones/{milestoneId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archive a milestone of a team’s project
         * @description The last unarchived one stays (PLAN-4).
         */
        post: operations["archiveMilestone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/milestones/{milestoneId}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The items of a milestone
         * @description The oldest first; every filter given must hold.
         */
        get: operations["listMilestoneItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/milestones/{milestoneId}/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unarchive a milestone */
        post: operations["unarchiveMilestone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a project and each of its milestones is
         * @description Completed items over items (PLAN-6); null without items. The milestones come in pages, the project’s own totals with each.
         */
        get: operations["getProjectProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unarchive a team’s project */
        post: operations["unarchiveProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tags of your organization */
        get: operations["listTags"];
        put?: never;
        /**
         * Create a tag
         * @description Anyone may; names of unretired tags are unique (ORG-5, ORG-8).
         */
        post: operations["createTag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tags/{tagId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One tag */
        get: operations["getTag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a tag */
        patch: operations["renameTag"];
        trace?: never;
    };
    "/v1/tags/{tagId}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retire a tag
         * @description It stays where it is, and is put on nothing new.
         */
        post: operations["retireTag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The teams of your organization */
        get: operations["listTeams"];
        put?: never;
        /** Create a team */
        post: operations["createTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/teams/{teamId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One team */
        get: operations["getTeam"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a team */
        patch: operations["renameTeam"];
        trace?: never;
    };
    "/v1/teams/{teamId}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retire a team
         * @description Only one without active members and unarchived projects.
         */
        post: operations["retireTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/teams/{teamId}/stranded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open items of a team’s deactivated members
         * @description The oldest first, as far as you may see them (ORG-9).
         */
        get: operations["listTeamStranded"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/teams/{teamId}/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who of a team is on what
         * @description Whether each member is busy, and their active item if it is yours to see (ORG-7).
         */
        get: operations["listTeamWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The users of your organization, in the order in which they joined */
        get: operations["listUsers"];
        put?: never;
        /**
         * Add a user
         * @description `subject` is who the user is in tokens.
         */
        post: operations["addUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One user
         * @description E-mail address, subject and alarm default are for the user and for admins.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a user */
        patch: operations["renameUser"];
        trace?: never;
    };
    "/v1/users/{userId}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deactivate a user
         * @description Their tokens and offers to them are refused, their alarm ends, and their open items freeze (ORG-9).
         */
        post: operations["deactivateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a user’s e-mail address
         * @description Null for none.
         */
        put: operations["changeEmail"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A user’s waiting list, as far as you may see it
         * @description Your own in full; a teammate’s, or anyone’s for an admin, without what is not yours to see (ORG-7).
         */
        get: operations["listUserQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reactivate a user */
        post: operations["reactivateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a user’s role
         * @description An organization always keeps an active admin (ORG-3).
         */
        put: operations["changeRole"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/subject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change who a user is in tokens
         * @description Tokens of the earlier subject are refused from then on.
         */
        put: operations["changeSubject"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Move a user to a team
         * @description Null for none. Refused while the user is default user of one of the old team’s unarchived projects (PLAN-2).
         */
        put: operations["moveUserToTeam"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The response to a command on access tokens; the same for a repeat (LOG-3). */
        AccessTokenAnswer: {
            /** @description For `minPosition`: a read that names it sees what the command did. */
            position: string;
            /** @description The revision, after the command, of the stream that decided it. */
            revision: number;
        };
        /**
         * @description What a personal access token can allow.
         * @enum {string}
         */
        AccessTokenScope: "read" | "write" | "admin";
        /** @description One's access tokens, in the order in which they were made. */
        AccessTokensAnswer: {
            tokens: components["schemas"]["ShownAccessToken"][];
        };
        /** @description The delivery that was seen, or whichever is shown. */
        AcknowledgeAlarmBody: {
            /** Format: date-time */
            dueAt?: string;
        };
        /** @description `after` null puts the step first, absent last. */
        AddStepBody: {
            /** Format: uuid */
            after?: string | null;
            name: string;
        };
        /** @description `subject` is who the user is in tokens. */
        AddUserBody: {
            subject: string;
            email?: string | null;
            /** Format: uuid */
            teamId?: string | null;
            /** @enum {string|null} */
            role?: "user" | "admin" | null;
            /** @description In one line; blanks around it are left out. */
            name: string;
        };
        /** @description The alarm on the active item; `dueAt` is the delivery still to be acknowledged. */
        AlarmAnswer: {
            /** Format: uuid */
            itemId: string;
            intervalMinutes: number;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            nextTriggerAt: string;
            /** Format: date-time */
            dueAt: string | null;
        };
        /** @description Minutes, or null for no alarm; the decider checks which (ORG-4). */
        AlarmDefaultBody: {
            minutes: number | null;
        };
        /**
         * @description One of the intervals that an alarm may have.
         * @enum {integer}
         */
        AlarmInterval: 15 | 30 | 60 | 120 | 180 | 240 | 300;
        /** @description The decider says which intervals there are (FOCUS-17). */
        AlarmIntervalBody: {
            minutes: number;
        };
        /** @description The response to a batch. */
        BatchAnswer: {
            /** @description The highest position of its commands, for `minPosition`; null where none was done. */
            position: string | null;
            /** @description Whether commands were left unsent: after a refusal with `stopOnRefusal`, always after a 429 or a fault of the service. */
            stopped: boolean;
            /** @description One for each command that was sent, in order. */
            results: components["schemas"]["BatchResult"][];
        };
        BatchBody: {
            commands: components["schemas"]["BatchedCommandBody"][];
            /** @description Whether a refused command ends the batch; otherwise the next one is sent. */
            stopOnRefusal?: boolean | null;
        };
        /** @description The result of one command: the status and body that its own route returns. */
        BatchResult: {
            status: number;
            body: unknown;
            /** @description The address of what the command made. */
            location?: string;
            /**
             * @description The command was sent again under its key: this is the first response, and nothing was done again.
             * @constant
             */
            replayed?: true;
        };
        /** @description One command of a batch: a request as its own route takes it. */
        BatchedCommandBody: {
            /** @enum {string} */
            method: "POST" | "PUT" | "PATCH" | "DELETE";
            /** @description A route's path, ids as such or as `{name}`, which `params` fills in. */
            path: string;
            /** @description For each `{name}` in the path an id, or a reference to one in an earlier result. */
            params?: Record<string, never> | null;
            /** @description The route's body; anywhere in it a reference may take the place of a string. */
            body?: Record<string, never> | null;
            /** @description The command's own `Idempotency-Key`; without one it derives from the batch's, where that has one. */
            key?: string | null;
            /** @description The command's own `If-Match`. */
            ifMatch?: string | null;
        };
        /** @description An item whose state a command changed, and its state since. */
        ChangedItem: {
            /** Format: uuid */
            itemId: string;
            state: components["schemas"]["ItemState"] | "declined" | "deleted";
        };
        /** @description The response to a command. */
        CommandAnswer: {
            /**
             * Format: uuid
             * @description The item that was made, and its steps in order.
             */
            itemId?: string;
            stepIds?: string[];
            /**
             * Format: uuid
             * @description The step that was added.
             */
            stepId?: string;
            /** @description After an undo: the command that was undone, by its id and the type of event that says what it had done. */
            undone?: {
                event: string;
                /** Format: uuid */
                commandId: string;
            };
            /** @description In the order in which they changed; empty where no item's state did. */
            changed: components["schemas"]["ChangedItem"][];
            /** @description After a deletion: the addresses at which there is something else to read now. */
            changedResources?: string[];
            /** @description For `minPosition`: a read that names it sees what the command did. */
            position: string;
            /** @description The revision, after the command, of the stream that decided it. */
            revision: number;
        };
        /** @description Who is to do the stranded work; oneself when nobody is named. */
        CopyItemBody: {
            /** Format: uuid */
            ownerId?: string | null;
        };
        /** @description A project and its first milestone; a team's names its team and default user. */
        CreateProjectBody: {
            /** @enum {string} */
            scope: "personal" | "team";
            milestoneName: string;
            /**
             * Format: uuid
             * @description The team's project that it is; only then.
             */
            teamId?: string;
            /**
             * Format: uuid
             * @description An active member of that team; only for a team's project.
             */
            defaultUserId?: string;
            /** @description In one line; blanks around it are left out. */
            name: string;
        };
        /** @description The offerer reads the reason. */
        DeclineOfferBody: {
            reason?: string | null;
        };
        DefaultUserBody: {
            /** Format: uuid */
            userId: string;
        };
        /** @description What is absent stays, and null takes away what an item can be without. */
        EditItemBody: {
            title?: string;
            description?: string | null;
            /** Format: date-time */
            dueAt?: string | null;
            /**
             * Format: date
             * @description Instead of `dueAt`: a day without a time, which ends when it ends in the reader's time zone.
             */
            dueOn?: string | null;
            /** Format: uuid */
            milestoneId?: string | null;
        };
        /** @description Null for none. */
        EmailBody: {
            email: string | null;
        };
        /** @description A field of an item that an event changed: what it was before, and after; null for what was or is not there. */
        FieldChange: {
            /** @description As in the response to reading the item. */
            field: string;
            before: unknown;
            after: unknown;
        };
        /** @description A command for a user who has just installed the service, and what it is for. */
        FirstStep: {
            /** @description A few words, such as `Begin`. */
            purpose: string;
            /** @description As it is typed into a shell. */
            command: string;
        };
        /** @description One thing that is wrong: where (exactly one of `pointer`, `parameter`, `header`, `check`) and what is wanted there. */
        InputError: {
            /** @description JSON Pointer (RFC 6901) into the body; the empty string is the whole body. */
            pointer?: string;
            /** @description Name of a path or query parameter. */
            parameter?: string;
            /** @description Name of a header field. */
            header?: string;
            /** @description Name of a health check. */
            check?: string;
            code: string;
            detail: string;
        };
        /** @description One event that changed an item; times are RFC 3339 UTC. */
        ItemChange: {
            /** @description The event's position in the log. */
            position: string;
            /** Format: uuid */
            eventId: string;
            /** @description As in the event catalogue. */
            type: string;
            /** Format: date-time */
            occurredAt: string;
            /** Format: date-time */
            recordedAt: string;
            /** @description A user's id, or `system`. */
            actor: string;
            /** @description For whom the actor did it; null if for themself. */
            onBehalfOf: string | null;
            /** Format: uuid */
            commandId: string;
            /** @description The id of the request, which may be its sender's. */
            correlation: string;
            /** @description What caused the command, if it was not sent by itself. */
            cause: string | null;
            changes: components["schemas"]["FieldChange"][];
        };
        /** @description A page in a response. */
        ItemChangePage: {
            items: components["schemas"]["ItemChange"][];
            /** @description Where the next page begins; null on the last one. */
            cursor: string | null;
        };
        /**
         * @description Where an item is in its life.
         * @enum {string}
         */
        ItemState: "offered" | "waiting" | "active" | "completed";
        /** @description A user, with what is for themself and admins where the caller is one of them. */
        KnownUser: components["schemas"]["ListedUser"] | components["schemas"]["ListedColleague"];
        /** @description A page in a response. */
        KnownUserPage: {
            items: components["schemas"]["KnownUser"][];
            /** @description Where the next page begins; null on the last one. */
            cursor: string | null;
        };
        /** @description A user as a colleague sees them. */
        ListedColleague: {
            /** @description The entity tag for the `If-Match` of a command. */
            etag: string;
            /** Format: uuid */
            userId: string;
            name: string;
            /** Format: uuid */
            teamId: string | null;
            role: components["schemas"]["Role"];
            active: boolean;
            /** @description Revision of the last event that changed the user, in the organization's stream; so in every view. */
            revision: number;
            allowedActions: string[];
        };
        /** @description An item in a list, as its reader sees it; times are RFC 3339 UTC. */
        ListedItem: {
            /** @description The entity tag for the `If-Match` of a command. */
            etag: string;
            /** Format: uuid */
            id: string;
            state: components["schemas"]["ItemState"];
            title: string;
            /** Format: date-time */
            dueAt: string | null;
            /** @description YYYY-MM-DD; an item has this, a `dueAt`, or neither (FOCUS-24). */
            dueOn: string | null;
            /** @description YYYY-MM-DD while its owner has set it aside until that day (FOCUS-25); else null. */
            setAsideUntil: string | null;
            /** Format: uuid */
            ownerId: string;
            /** Format: uuid */
            offeredBy: string;
            /** Format: uuid */
            milestoneId: string | null;
            /** Format: uuid */
            originItemId: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the work was started, if an imported work log says so; null for all other items.
             */
            startedAt: string | null;
            /** Format: date-time */
            completedAt: string | null;
            /** @description Whether an import recorded it as work that had been done before (FOCUS-22). */
            imported: boolean;
            /** @description Whether it is open and its owner deactivated (ORG-9). */
            stranded: boolean;
            revision: number;
            allowedActions: string[];
        };
        /** @description A page in a response. */
        ListedItemPage: {
            items: components["schemas"]["ListedItem"][];
            /** @description Where the next page begins; null on the last one. */
            cursor: string | null;
        };
        /** @description A milestone as its reader sees it. */
        ListedMilestone: {
            /** @description The entity tag for the `If-Match` of a command. */
            etag: string;
            items: number;
            completed: number;
            /** @description `completed / items`; null without items. */
            progress: number | null;
            /** Format: uuid */
            milestoneId: string;
            /** Format: uuid */
            projectId: string;
            name: string;
            archived: boolean;
            /** @description Revision of the last event that changed it, in its project's stream. */
            revision: number;
            allowedActions: string[];
        };
        /** @description A page in a response. */
        ListedMilestonePage: {
            items: components["schemas"]["ListedMilestone"][];
            /** @description Where the next page begins; null on the last one. */
            cursor: string | null;
        };
        /** @description A project as its reader sees it; its milestones are a list of their own. */
        ListedProject: {
            /** @description The entity tag for the `If-Match` of a command. */
            etag: string;
            items: number;
            completed: number;
            /** @description `completed / items`; null without items. */
            progress: number | null;
            /** Format: uuid */
            projectId: string;
            scope: components["schemas"]["ProjectScope"];
            /**
             * Format: uuid
             * @description Null for a personal project.
             */
            teamId: string | null;
            /** Format: uuid */
            defaultUserId: string;
            /** @description Whether the default user has left the team or was deactivated since. */
            needsDefaultUser: boolean;
            name: string;
            archived: boolean;
            /** @description Revision of the last event that changed it, in its stream. */
            revision: number;
            allowedActions: string[];
        };
        /** @description A page in a response. */
        ListedProjectPage: {
            items: components["schemas"]["ListedProject"][];
            /** @description Where the next page begins; null on the last one. */
            cursor: string | null;
        };
        /** @description A tag; a retired one stays known, because items carry it. */
        ListedTag: {
            /** @description The entity tag for the `If-Match` of a command. */
            etag: string;
            /** Format: uuid */
            tagId: string;
            name: string;
            retired: boolean;
            revision: number;
            allowedActions: string[];
        };
        /** @description A page in an answer. */
        ListedTagPage: {
            items: components["schemas"]["ListedTag"][];
            /** @description Where the next page begins; null on the last one. */
            cursor: string | null;
        };
        /** @description A team; a retired one stays known, because history refers to it. */
        ListedTeam: {
            /** @description The entity tag for the `If-Match` of a command. */
            etag: string;
            /** Format: uuid */
            teamId: string;
            name: string;
            retired: boolean;
            revision: number;
            allowedActions: string[];
        };
        /** @description A page in an answer. */
        ListedTeamPage: {
            items: components["schemas"]["ListedTeam"][];
            /** @description Where the next page begins; null on the last one. */
            cursor: string | null;
        };
        /** @description A user as they themself and admins see them. */
        ListedUser: {
            /** @description The entity tag for the `If-Match` of a command. */
            etag: string;
            /** Format: uuid */
            userId: string;
            name: string;
            /** Format: uuid */
            teamId: string | null;
            role: components["schemas"]["Role"];
            active: boolean;
            /** @description Revision of the last event that changed the user, in the organization's stream; so in every view. */
            revision: number;
            allowedActions: string[];
            email: string | null;
            subject: string;
            alarmDefault: components["schemas"]["AlarmInterval"] | null;
            /** @description An IANA name: where the user's days begin and end (ORG-11). */
            timeZone: string;
        };
        /** @description Returned whenever the process can respond at all. */
        LivenessAnswer: {
            /** @constant */
            status: "live";
        };
        /** @description What was made; `token` is in the response to this request only, and to its repeats. */
        MadeAccessTokenAnswer: {
            /** Format: uuid */
            tokenId: string;
            token: string;
            /** @description For `minPosition`: a read that names it sees what the command did. */
            position: string;
            /** @description The revision, after the command, of the stream that decided it. */
            revision: number;
        };
        MakeAccessTokenBody: {
            name: string;
            scopes: ("read" | "write" | "admin")[];
            /**
             * Format: date-time
             * @description Null or absent for never.
             */
            expiresAt?: string | null;
        };
        /** @description A member of a team, and what they are on. */
        MemberAtWork: {
            /** Format: uuid */
            userId: string;
            name: string;
            active: boolean;
            /** @description Whether they have an active item, seen or not (ORG-7). */
            busy: boolean;
            /** @description Their active item, if the reader sees it. */
            item: components["schemas"]["SeenItem"] | null;
        };
        /** @description A page in a response. */
        MemberAtWorkPage: {
            items: components["schemas"]["MemberAtWork"][];
            /** @description Where the next page begins; null on the last one. */
            cursor: string | null;
        };
        /** @description How far a milestone is. */
        MilestoneProgress: {
            items: number;
            completed: number;
            /** @description `completed / items`; null without items. */
            progress: number | null;
            /** Format: uuid */
            milestoneId: string;
            name: string;
        };
        /** @description Exactly one place, before or after a waiting item or by number from 1. */
        MoveItemBody: {
            /** Format: uuid */
            before?: string;
            /** Format: uuid */
            after?: string;
            position?: number;
        };
        /** @description What the caller works on now and next. */
        MyFocusAnswer: {
            alarm: components["schemas"]["AlarmAnswer"] | null;
            active: components["schemas"]["OwnActiveItem"] | null;
            next: components["schemas"]["OwnItem"][];
        };
        /** @description The body of a renaming, and of a creation that takes a name only. */
        NameBody: {
            /** @description In one line; blanks around it are left out. */
            name: string;
        };
        /** @description Work offered to a colleague, or to oneself when no owner is named. */
        OfferItemBody: {
            title: string;
            description?: string | null;
            /** Format: date-time */
            dueAt?: string | null;
            /**
             * Format: date
             * @description Instead of `dueAt`: a day without a time, which ends when it ends in the reader's time zone.
             */
            dueOn?: string | null;
            /** Format: uuid */
            milestoneId?: string | null;
            /** Format: uuid */
            ownerId?: string | null;
            steps?: string[] | null;
            tagIds?: string[] | null;
            /** @description Accepts it in the same append; for oneself only. */
            accept?: boolean | null;
        };
        /** @description An offer that the reader made to a colleague, and its outcome. */
        OfferMade: {
            /** Format: uuid */
            itemId: string;
            title: string;
            /** Format: uuid */
            ownerId: string;
            state: components["schemas"]["ItemState"] | "declined";
            /** Format: date-time */
            offeredAt: string;
            /**
             * Format: date-time
             * @description When it was declined, and why; null for what was not, and for no reason.
             */
            declinedAt: string | null;
            reason: string | null;
        };
        /** @description A page in a response. */
        OfferMadePage: {
            items: components["schemas"]["OfferMade"][];
            /** @description Where the next page begins; null on the last one. */
            cursor: string | null;
        };
        /** @description An OpenAPI document; of what is in it, its own specification says more. */
        OpenApiDocument: {
            openapi: string;
            info: {
                title: string;
                version: string;
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /** @description The response to a command on an organization. */
        OrganizationAnswer: {
            /** Format: uuid */
            teamId?: string;
            /** Format: uuid */
            userId?: string;
            /** Format: uuid */
            tagId?: string;
            /** @description For `minPosition`: a read that names it sees what the command did. */
            position: string;
            /** @description The revision, after the command, of the stream that decided it. */
            revision: number;
        };
        /** @description The one item that one works on, in full. */
        OwnActiveItem: {
            /** @description The entity tag for the `If-Match` of a command. */
            etag: string;
            /** Format: uuid */
            id: string;
            state: components["schemas"]["ItemState"];
            title: string;
            /** Format: date-time */
            dueAt: string | null;
            /** @description YYYY-MM-DD; an item has this, a `dueAt`, or neither (FOCUS-24). */
            dueOn: string | null;
            /** Format: uuid */
            milestoneId: string | null;
            /** Format: uuid */
            offeredBy: string;
            /** Format: uuid */
            originItemId: string | null;
            /** Format: date-time */
            createdAt: string;
            revision: number;
            /** @description 1 at the top; only waiting items have one (FOCUS-8). */
            position?: number;
            allowedActions: string[];
            description: string | null;
            steps: components["schemas"]["StepAnswer"][];
            tagIds: string[];
        };
        /** @description An item of one's own waiting list; times are RFC 3339 UTC. */
        OwnItem: {
            /** @description The entity tag for the `If-Match` of a command. */
            etag: string;
            /** Format: uuid */
            id: string;
            state: components["schemas"]["ItemState"];
            title: string;
            /** Format: date-time */
            dueAt: string | null;
            /** @description YYYY-MM-DD; an item has this, a `dueAt`, or neither (FOCUS-24). */
            dueOn: string | null;
            /** Format: uuid */
            milestoneId: string | null;
            /** Format: uuid */
            offeredBy: string;
            /** Format: uuid */
            originItemId: string | null;
            /** Format: date-time */
            createdAt: string;
            revision: number;
            /** @description 1 at the top; only waiting items have one (FOCUS-8). */
            position?: number;
            allowedActions: string[];
        };
        /** @description A page in a response. */
        OwnItemPage: {
            items: components["schemas"]["OwnItem"][];
            /** @description Where the next page begins; null on the last one. */
            cursor: string | null;
        };
        /** @description The caller's organization and its policy. */
        OwnOrganization: {
            /** @description The entity tag for the `If-Match` of a command. */
            etag: string;
            /** Format: uuid */
            organizationId: string;
            name: string;
            /** @description Whether new items must have a milestone (PLAN-5). */
            milestoneRequired: boolean;
            revision: number;
            allowedActions: string[];
        };
        /** @description The response to a command on a project or milestone. */
        PlanningAnswer: {
            /**
             * Format: uuid
             * @description The project that was made, or in which a milestone was.
             */
            projectId?: string;
            /**
             * Format: uuid
             * @description The milestone that was made.
             */
            milestoneId?: string;
            /** @description After a deletion: the addresses at which there is something else to read now. */
            changedResources?: string[];
            /** @description For `minPosition`: a read that names it sees what the command did. */
            position: string;
            /** @description The revision, after the command, of the stream that decided it. */
            revision: number;
        };
        PolicyBody: {
            milestoneRequired: boolean;
        };
        /**
         * @description A problem document as sent (RFC 9457).
         * @example {
         *       "type": "https://brightly.example/problems/item-not-offered",
         *       "title": "The item is not offered",
         *       "status": 409,
         *       "code": "ITEM_NOT_OFFERED",
         *       "detail": "Only an offered item can be accepted; this one is active.",
         *       "allowed": [
         *         "complete",
         *         "edit",
         *         "edit-steps",
         *         "edit-tags"
         *       ],
         *       "rule": "FOCUS-2"
         *     }
         */
        Problem: {
            status: number;
            /** @description Stable, upper case, such as `ITEM_NOT_ACTIVE`. */
            code: string;
            /** @description One sentence for people: what is wrong and what to do instead. */
            detail: string;
            errors?: components["schemas"]["InputError"][];
            /** @description Names of the commands that are possible instead; may be empty. */
            allowed?: string[];
            /** @description Rule id as in docs/rules.md. */
            rule?: string;
            /** @description Absolute address of the page that explains `code`; `about:blank` for a code that no page explains. */
            type: string;
            title: string;
        };
        /**
         * @description Every problem code that there is; `GET /problems/{slug}` explains each.
         * @enum {string}
         */
        ProblemCode: "ACCESS_TOKEN_EXISTS" | "ACCESS_TOKEN_EXPIRED" | "ACCESS_TOKEN_MAKES_NONE" | "ACCESS_TOKEN_NOT_FOUND" | "ACCESS_TOKEN_WITHOUT_SCOPE" | "ADMINS_ONLY" | "ALARM_INTERVAL_INVALID" | "ALARM_RUNNING" | "BODY_TOO_LARGE" | "CALLER_INACTIVE" | "CHANGED_SINCE" | "DATABASE_UNAVAILABLE" | "DEFAULT_USER_JUST_CHANGED" | "DEFAULT_USER_NOT_IN_TEAM" | "DESCRIPTION_INVALID" | "DUE_AT_INVALID" | "DUE_ON_INVALID" | "DUE_TWICE" | "EMAIL_INVALID" | "EMAIL_TAKEN" | "HEADERS_TOO_LARGE" | "IDEMPOTENCY_KEY_REUSED" | "IMPORTS_ONLY" | "INSUFFICIENT_SCOPE" | "INTERNAL_ERROR" | "ITEM_ACTIVE" | "ITEM_COMPLETED" | "ITEM_ID_TAKEN" | "ITEM_IS_ORIGIN" | "ITEM_NOT_ACTIVE" | "ITEM_NOT_COMPLETED" | "ITEM_NOT_FOUND" | "ITEM_NOT_OFFERED" | "ITEM_NOT_OF_A_TEAM" | "ITEM_NOT_STRANDED" | "ITEM_NOT_WAITING" | "ITEM_OFFERED_ANEW" | "KEYS_UNAVAILABLE" | "LAST_ADMIN" | "LAST_MILESTONE" | "LOG_UNAVAILABLE" | "MALFORMED_REQUEST" | "METHOD_NOT_ALLOWED" | "MILESTONE_ARCHIVED" | "MILESTONE_EXISTS" | "MILESTONE_NOT_FOUND" | "MILESTONE_REQUIRED" | "NAME_INVALID" | "NEIGHBOUR_NOT_WAITING" | "NOTHING_TO_UNDO" | "NOT_IN_TEAM" | "NOT_READY" | "NOT_THE_OWNER" | "NOT_YOUR_ALARM" | "NOT_YOUR_TIME_ZONE" | "NO_ACTIVE_ITEM" | "NO_ALARM" | "NO_WAY_BACK" | "OPERATORS_ONLY" | "ORGANIZATION_EXISTS" | "ORGANIZATION_NOT_FOUND" | "ORIGIN_IS_PERSONAL" | "ORIGIN_OF_REMAINING_ITEM" | "OUTCOME_UNKNOWN" | "OVERLOADED" | "OWN_ORIGIN" | "PAST_WORK_ENDS_FIRST" | "PAST_WORK_IN_FUTURE" | "PAST_WORK_TIME_INVALID" | "POSITION_BEYOND_HEAD" | "POSITION_NOT_REACHED" | "POSITION_OF_ANOTHER_LOG" | "POSITION_OUT_OF_RANGE" | "PRECONDITION_FAILED" | "PROJECTOR_FAILED" | "PROJECT_ARCHIVED" | "PROJECT_EXISTS" | "PROJECT_IS_PERSONAL" | "PROJECT_NOT_FOUND" | "RACE_LOST" | "RATE_LIMITED" | "READ_MODEL_INCOMPLETE" | "REASON_INVALID" | "REFERENCE_UNRESOLVED" | "REQUEST_REFUSED" | "REQUEST_TIMEOUT" | "ROUTE_NOT_FOUND" | "SCOPE_NOT_YOURS_TO_GIVE" | "SET_ASIDE_DAY_INVALID" | "SHUTTING_DOWN" | "STEPS_DIFFER" | "STEP_ID_TAKEN" | "STEP_NAME_INVALID" | "STEP_NOT_FOUND" | "SUBJECT_INVALID" | "SUBJECT_TAKEN" | "TAG_EXISTS" | "TAG_NAME_TAKEN" | "TAG_NOT_FOUND" | "TAG_RETIRED" | "TEAM_EXISTS" | "TEAM_HAS_MEMBERS" | "TEAM_HAS_PROJECTS" | "TEAM_NOT_FOUND" | "TEAM_PROJECT_NOT_DELETABLE" | "TEAM_RETIRED" | "TIME_ZONE_UNKNOWN" | "TITLE_INVALID" | "TOO_MANY_ACCESS_TOKENS" | "TOO_MANY_OFFERS_OF_YOURS" | "TOO_MANY_OPEN_OFFERS" | "TOO_MANY_STEPS" | "TOO_MANY_TAGS" | "TOO_MUCH_PAST_WORK" | "UNAUTHENTICATED" | "UNDONE_ALREADY" | "UNDO_NOT_ALONE" | "UNDO_TOO_LATE" | "UNSUPPORTED_MEDIA_TYPE" | "USER_EXISTS" | "USER_INACTIVE" | "USER_IS_DEFAULT_USER" | "USER_NOT_FOUND";
        /** @description Every problem that there is. */
        ProblemList: {
            problems: components["schemas"]["ProblemPage"][];
        };
        /** @description What the service's own page says about a problem code. */
        ProblemPage: {
            code: string;
            /** @description The status that a problem of this code has; absent if it varies. */
            status?: number;
            title: string;
            /** @description The rule's sentence, or what the code means and how to avoid it. */
            explanation: string;
            rule?: string;
        };
        /** @description How far a project is as a whole, and a page of its milestones, archived ones too (PLAN-6). */
        ProjectProgressAnswer: {
            items: number;
            completed: number;
            /** @description `completed / items`; null without items. */
            progress: number | null;
            /** Format: uuid */
            projectId: string;
            name: string;
            milestones: components["schemas"]["MilestoneProgress"][];
            /** @description Where the next page of milestones begins; null on the last one. */
            cursor: string | null;
        };
        /**
         * @description `personal`: its default user's alone, in that user's focus stream. `team`: in a stream of its own.
         * @enum {string}
         */
        ProjectScope: "personal" | "team";
        /** @description An item of a waiting list: with its place for the owner, else as far as the caller may see it. */
        QueuedItem: components["schemas"]["OwnItem"] | components["schemas"]["ListedItem"];
        /** @description A page in a response. */
        QueuedItemPage: {
            items: components["schemas"]["QueuedItem"][];
            /** @description Where the next page begins; null on the last one. */
            cursor: string | null;
        };
        /** @description Returned when every check succeeds. */
        ReadinessAnswer: {
            /** @constant */
            status: "ready";
            /** @description The names of the checks. */
            checks: string[];
        };
        /** @description For oneself when no owner is named, in the origin's milestone when none is. */
        RecreateItemBody: {
            /** Format: uuid */
            ownerId?: string | null;
            /** Format: uuid */
            milestoneId?: string | null;
        };
        /** @description An item of a lineage that the reader sees. */
        Relative: {
            /** Format: uuid */
            id: string;
            title: string;
            state: string;
        };
        /** @description Every step of the item, in the new order. */
        ReorderStepsBody: {
            stepIds: string[];
        };
        /** @description What a client needs to know to get a token for this service (RFC 9728, section 2). */
        ResourceMetadata: {
            resource: string;
            resource_name: string;
            /** @description Absent while only tokens of the service's own keys are taken. */
            authorization_servers?: string[];
            scopes_supported: components["schemas"]["Scope"][];
            bearer_methods_supported: "header"[];
        };
        /** @enum {string} */
        Role: "user" | "admin";
        RoleBody: {
            /** @enum {string} */
            role: "user" | "admin";
        };
        /**
         * @description One thing that a token can allow.
         * @enum {string}
         */
        Scope: "read" | "write" | "admin";
        /** @description An item in a list, as its reader sees it; times are RFC 3339 UTC. */
        SeenItem: {
            /** Format: uuid */
            id: string;
            state: components["schemas"]["ItemState"];
            title: string;
            /** Format: date-time */
            dueAt: string | null;
            /** @description YYYY-MM-DD; an item has this, a `dueAt`, or neither (FOCUS-24). */
            dueOn: string | null;
            /** @description YYYY-MM-DD while its owner has set it aside until that day (FOCUS-25); else null. */
            setAsideUntil: string | null;
            /** Format: uuid */
            ownerId: string;
            /** Format: uuid */
            offeredBy: string;
            /** Format: uuid */
            milestoneId: string | null;
            /** Format: uuid */
            originItemId: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the work was started, if an imported work log says so; null for all other items.
             */
            startedAt: string | null;
            /** Format: date-time */
            completedAt: string | null;
            /** @description Whether an import recorded it as work that had been done before (FOCUS-22). */
            imported: boolean;
            /** @description Whether it is open and its owner deactivated (ORG-9). */
            stranded: boolean;
            revision: number;
            allowedActions: string[];
        };
        SetAsideBody: {
            /**
             * Format: date
             * @description A day after today in your time zone; the item comes back when it begins.
             */
            until: string;
        };
        /** @description An access token as its user is shown it, never the token itself. */
        ShownAccessToken: {
            /** @description The entity tag for the `If-Match` of a command. */
            etag: string;
            /** Format: uuid */
            tokenId: string;
            name: string;
            scopes: components["schemas"]["AccessTokenScope"][];
            /** Format: date-time */
            madeAt: string;
            /** Format: date-time */
            expiresAt: string | null;
            allowedActions: string[];
        };
        /** @description A step of an item, in order. */
        StepAnswer: {
            /** Format: uuid */
            id: string;
            name: string;
            completed: boolean;
        };
        StepNameBody: {
            name: string;
        };
        SubjectBody: {
            subject: string;
        };
        /** @description Null for none. */
        TeamBody: {
            /** Format: uuid */
            teamId: string | null;
        };
        /** @description An IANA name; the service says which it knows (ORG-11). */
        TimeZoneBody: {
            timeZone: string;
        };
        /** @description What this service is, for programs. */
        WelcomeAnswer: {
            /** @constant */
            name: "Brightly";
            version: string;
            /** @description Whether there is anything in the service yet. */
            setUp: boolean;
            /** @description Whether every check of `/health/ready` succeeds. */
            ready: boolean;
            /** @description What to run next on the service's machine; may be empty. */
            next: components["schemas"]["FirstStep"][];
            /** @description The addresses of what anyone may read. */
            links: {
                docs: string;
                openapi: string;
                problems: string;
                live: string;
                ready: string;
            };
        };
        /** @description One item in full; times are RFC 3339 UTC. */
        WholeItem: {
            /** @description The entity tag for the `If-Match` of a command. */
            etag: string;
            /** Format: uuid */
            id: string;
            state: components["schemas"]["ItemState"];
            title: string;
            /** Format: date-time */
            dueAt: string | null;
            /** @description YYYY-MM-DD; an item has this, a `dueAt`, or neither (FOCUS-24). */
            dueOn: string | null;
            /** @description YYYY-MM-DD while its owner has set it aside until that day (FOCUS-25); else null. */
            setAsideUntil: string | null;
            /** Format: uuid */
            ownerId: string;
            /** Format: uuid */
            offeredBy: string;
            /** Format: uuid */
            milestoneId: string | null;
            /** Format: uuid */
            originItemId: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the work was started, if an imported work log says so; null for all other items.
             */
            startedAt: string | null;
            /** Format: date-time */
            completedAt: string | null;
            /** @description Whether an import recorded it as work that had been done before (FOCUS-22). */
            imported: boolean;
            /** @description Whether it is open and its owner deactivated (ORG-9). */
            stranded: boolean;
            revision: number;
            allowedActions: string[];
            description: string | null;
            steps: components["schemas"]["StepAnswer"][];
            /** @description In the order of their names, ignoring case and accents. */
            tags: {
                /** Format: uuid */
                id: string;
                name: string;
                retired: boolean;
            }[];
            /** @description 1 at the top of its owner's waiting list; shown to the owner alone, and null for what does not wait, or is set aside (FOCUS-8). */
            position: number | null;
            /** @description The item that it recreates, if the reader sees that one. */
            origin: components["schemas"]["Relative"] | null;
            /** @description The items that recreate it, as far as the reader sees them, the oldest first; at most 100. */
            recreatedAs: components["schemas"]["Relative"][];
        };
    };
    responses: {
        /** @description `MALFORMED_REQUEST`: The request is malformed. */
        BatchMalformed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 400;
                    /** @enum {unknown} */
                    code?: "MALFORMED_REQUEST";
                };
            };
        };
        /**
         * @description `KEYS_UNAVAILABLE`: Tokens cannot be verified at the moment.
         *
         *     `OVERLOADED`: Too much at once.
         *
         *     `SHUTTING_DOWN`: The service is stopping.
         */
        BatchUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 503;
                    /** @enum {unknown} */
                    code?: "KEYS_UNAVAILABLE" | "OVERLOADED" | "SHUTTING_DOWN";
                };
            };
        };
        /** @description `MALFORMED_REQUEST`: The request is malformed. */
        CommandMalformed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 400;
                    /** @enum {unknown} */
                    code?: "MALFORMED_REQUEST";
                };
            };
        };
        /**
         * @description `KEYS_UNAVAILABLE`: Tokens cannot be verified at the moment.
         *
         *     `LOG_UNAVAILABLE`: The event log cannot be reached.
         *
         *     `DATABASE_UNAVAILABLE`: The database cannot be reached.
         *
         *     `OUTCOME_UNKNOWN`: Whether it was done is not known.
         *
         *     `POSITION_NOT_REACHED`: Not yet at this position.
         *
         *     `PROJECTOR_FAILED`: These read tables have stopped.
         *
         *     `OVERLOADED`: Too much at once.
         *
         *     `SHUTTING_DOWN`: The service is stopping.
         */
        CommandUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 503;
                    /** @enum {unknown} */
                    code?: "KEYS_UNAVAILABLE" | "LOG_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "OUTCOME_UNKNOWN" | "POSITION_NOT_REACHED" | "PROJECTOR_FAILED" | "OVERLOADED" | "SHUTTING_DOWN";
                };
            };
        };
        /** @description `RACE_LOST`: Others were first. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "RACE_LOST";
                };
            };
        };
        /** @description `INSUFFICIENT_SCOPE`: The token does not allow this. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 403;
                    /** @enum {unknown} */
                    code?: "INSUFFICIENT_SCOPE";
                };
            };
        };
        /** @description `HEADERS_TOO_LARGE`: The header fields are too large. */
        HeadersTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 431;
                    /** @enum {unknown} */
                    code?: "HEADERS_TOO_LARGE";
                };
            };
        };
        /** @description `MALFORMED_REQUEST`: The request is malformed. */
        HealthMalformed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 400;
                    /** @enum {unknown} */
                    code?: "MALFORMED_REQUEST";
                };
            };
        };
        /** @description `INTERNAL_ERROR`: Something broke. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 500;
                    /** @enum {unknown} */
                    code?: "INTERNAL_ERROR";
                };
            };
        };
        /** @description `IDEMPOTENCY_KEY_REUSED`: The key was used for another request. */
        KeyReused: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 422;
                    /** @enum {unknown} */
                    code?: "IDEMPOTENCY_KEY_REUSED";
                };
            };
        };
        /** @description `UNSUPPORTED_MEDIA_TYPE`: Not JSON. */
        NotJson: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 415;
                    /** @enum {unknown} */
                    code?: "UNSUPPORTED_MEDIA_TYPE";
                };
            };
        };
        /** @description `POSITION_OF_ANOTHER_LOG`: The position belongs to another log. */
        OfAnotherLog: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Preference-Applied": components["headers"]["Preference-Applied"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 410;
                    /** @enum {unknown} */
                    code?: "POSITION_OF_ANOTHER_LOG";
                };
            };
        };
        /** @description `MALFORMED_REQUEST`: The request is malformed. */
        OpenMalformed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 400;
                    /** @enum {unknown} */
                    code?: "MALFORMED_REQUEST";
                };
            };
        };
        /**
         * @description `OVERLOADED`: Too much at once.
         *
         *     `SHUTTING_DOWN`: The service is stopping.
         */
        OpenUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 503;
                    /** @enum {unknown} */
                    code?: "OVERLOADED" | "SHUTTING_DOWN";
                };
            };
        };
        /** @description `PRECONDITION_FAILED`: If-Match does not hold. */
        PreconditionFailed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 412;
                    /** @enum {unknown} */
                    code?: "PRECONDITION_FAILED";
                };
            };
        };
        /**
         * @description `MALFORMED_REQUEST`: The request is malformed.
         *
         *     `POSITION_BEYOND_HEAD`: The log has not reached this position.
         */
        QueryMalformed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Preference-Applied": components["headers"]["Preference-Applied"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 400;
                    /** @enum {unknown} */
                    code?: "MALFORMED_REQUEST" | "POSITION_BEYOND_HEAD";
                };
            };
        };
        /**
         * @description `KEYS_UNAVAILABLE`: Tokens cannot be verified at the moment.
         *
         *     `LOG_UNAVAILABLE`: The event log cannot be reached.
         *
         *     `DATABASE_UNAVAILABLE`: The database cannot be reached.
         *
         *     `POSITION_NOT_REACHED`: Not yet at this position.
         *
         *     `READ_MODEL_INCOMPLETE`: These read tables are being made.
         *
         *     `PROJECTOR_FAILED`: These read tables have stopped.
         *
         *     `OVERLOADED`: Too much at once.
         *
         *     `SHUTTING_DOWN`: The service is stopping.
         */
        QueryUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["Retry-After"];
                "Preference-Applied": components["headers"]["Preference-Applied"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 503;
                    /** @enum {unknown} */
                    code?: "KEYS_UNAVAILABLE" | "LOG_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "POSITION_NOT_REACHED" | "READ_MODEL_INCOMPLETE" | "PROJECTOR_FAILED" | "OVERLOADED" | "SHUTTING_DOWN";
                };
            };
        };
        /** @description `RATE_LIMITED`: Too many requests. */
        RateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 429;
                    /** @enum {unknown} */
                    code?: "RATE_LIMITED";
                };
            };
        };
        /** @description `REQUEST_TIMEOUT`: The request took too long to arrive. */
        RequestTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 408;
                    /** @enum {unknown} */
                    code?: "REQUEST_TIMEOUT";
                };
            };
        };
        /** @description `BODY_TOO_LARGE`: The request is too large. */
        TooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 413;
                    /** @enum {unknown} */
                    code?: "BODY_TOO_LARGE";
                };
            };
        };
        /** @description `UNAUTHENTICATED`: No valid token. */
        Unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 401;
                    /** @enum {unknown} */
                    code?: "UNAUTHENTICATED";
                };
            };
        };
    };
    parameters: {
        /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
        idempotencyKey: string;
        /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
        ifMatch: string;
        /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
        ifNoneMatch: string;
        /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
        minPosition: string;
        /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
        asOf: string;
        /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
        prefer: string;
    };
    requestBodies: never;
    headers: {
        /** @description The request’s own `X-Request-Id` where that was sane, else a fresh UUID; the log names it. */
        "X-Request-Id": string;
        /**
         * @description The quota: requests and seconds (draft-ietf-httpapi-ratelimit-headers).
         * @example "user";q=6000;w=60
         */
        "RateLimit-Policy": string;
        /**
         * @description What is left of it, and the seconds until it is whole again.
         * @example "user";r=5999;t=1
         */
        RateLimit: string;
        /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
        "Retry-After": number;
        /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
        "WWW-Authenticate": string;
        /** @description The position of the command’s last event: a read that names it as `minPosition` sees what the command did. */
        "Brightly-Position": string;
        /** @description `true` if the command was sent again under its `Idempotency-Key`: this is the first response, and nothing was done again (LOG-3). Absent on a first response. */
        "Idempotency-Replayed": "true";
        /** @description The address of what was made. */
        Location: string;
        /**
         * @description The entity tag of the response, for `If-None-Match`.
         * @example "42"
         */
        ETag: string;
        /** @description The next page: `<…>; rel="next"`; absent on the last one. */
        Link: string;
        /**
         * @description The wait that `Prefer` asked for, as far as it was granted (RFC 7240).
         * @example wait=5
         */
        "Preference-Applied": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getService: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /**
                     * @description The entity tag of the response, for `If-None-Match`.
                     * @example "42"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Brightly",
                     *       "version": "0.1.0",
                     *       "setUp": true,
                     *       "ready": true,
                     *       "next": [
                     *         {
                     *           "purpose": "Get a token",
                     *           "command": "npm run -s brightly -- token --organization NAME --user EMAIL"
                     *         }
                     *       ],
                     *       "links": {
                     *         "docs": "https://brightly.example/docs",
                     *         "openapi": "https://brightly.example/openapi.json",
                     *         "problems": "https://brightly.example/problems",
                     *         "live": "https://brightly.example/health/live",
                     *         "ready": "https://brightly.example/health/ready"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WelcomeAnswer"];
                    "text/html": string;
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["OpenMalformed"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["OpenUnavailable"];
        };
    };
    getResourceMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "resource": "https://brightly.example",
                     *       "resource_name": "Brightly",
                     *       "scopes_supported": [
                     *         "read",
                     *         "write",
                     *         "admin"
                     *       ],
                     *       "bearer_methods_supported": [
                     *         "header"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ResourceMetadata"];
                };
            };
            400: components["responses"]["OpenMalformed"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["OpenUnavailable"];
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "live"
                     *     }
                     */
                    "application/json": components["schemas"]["LivenessAnswer"];
                };
            };
            400: components["responses"]["HealthMalformed"];
            408: components["responses"]["RequestTimeout"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ready",
                     *       "checks": [
                     *         "event log",
                     *         "read tables",
                     *         "focus projector"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ReadinessAnswer"];
                };
            };
            400: components["responses"]["HealthMalformed"];
            408: components["responses"]["RequestTimeout"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /** @description `NOT_READY`: The service is not ready. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "NOT_READY";
                    };
                };
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "openapi": "3.1.1",
                     *       "info": {
                     *         "title": "Brightly",
                     *         "version": "0.1.0"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["OpenApiDocument"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["OpenMalformed"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["OpenUnavailable"];
        };
    };
    listProblems: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /**
                     * @description The entity tag of the response, for `If-None-Match`.
                     * @example "42"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "problems": [
                     *         {
                     *           "code": "ITEM_NOT_OFFERED",
                     *           "status": 409,
                     *           "title": "The item is not offered",
                     *           "explanation": "FOCUS-2: Only an offered item can be accepted or declined.",
                     *           "rule": "FOCUS-2"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemList"];
                    "text/html": string;
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["OpenMalformed"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["OpenUnavailable"];
        };
    };
    getProblem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /**
                     * @description The entity tag of the response, for `If-None-Match`.
                     * @example "42"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "ITEM_NOT_OFFERED",
                     *       "status": 409,
                     *       "title": "The item is not offered",
                     *       "explanation": "FOCUS-2: Only an offered item can be accepted or declined.",
                     *       "rule": "FOCUS-2"
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemPage"];
                    "text/html": string;
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["OpenMalformed"];
            /** @description `ROUTE_NOT_FOUND`: No such route. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ROUTE_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["OpenUnavailable"];
        };
    };
    sendBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "commands": [
                 *         {
                 *           "method": "POST",
                 *           "path": "/v1/items",
                 *           "body": {
                 *             "title": "Call the bank",
                 *             "accept": true
                 *           },
                 *           "key": "call"
                 *         },
                 *         {
                 *           "method": "POST",
                 *           "path": "/v1/items",
                 *           "body": {
                 *             "title": "Pay the bill"
                 *           }
                 *         }
                 *       ],
                 *       "stopOnRefusal": true
                 *     }
                 */
                "application/json": components["schemas"]["BatchBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description The position of the command’s last event: a read that names it as `minPosition` sees what the command did. */
                    "Brightly-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "stopped": false,
                     *       "results": [
                     *         {
                     *           "status": 201,
                     *           "body": {
                     *             "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *             "revision": 42,
                     *             "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *             "stepIds": [],
                     *             "changed": [
                     *               {
                     *                 "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *                 "state": "waiting"
                     *               }
                     *             ]
                     *           },
                     *           "location": "/v1/items/0198c5f2-59c4-77fe-883b-4aef706d125d"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BatchAnswer"];
                };
            };
            400: components["responses"]["BatchMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["BatchUnavailable"];
        };
    };
    offerItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Write the report",
                 *       "description": "Two pages at most.",
                 *       "dueAt": "2030-05-01T12:00:00+02:00",
                 *       "steps": [
                 *         "Draft",
                 *         "Proofread"
                 *       ],
                 *       "accept": true
                 *     }
                 */
                "application/json": components["schemas"]["OfferItemBody"];
            };
        };
        responses: {
            /** @description Made; a repeat gets the same response. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `DESCRIPTION_INVALID`: The description does not fit.
             *
             *     `DUE_AT_INVALID`: The due date is no date.
             *
             *     `DUE_ON_INVALID`: The day is no day.
             *
             *     `DUE_TWICE`: Due at a time and on a day.
             *
             *     `ITEM_ID_TAKEN`: The id is taken.
             *
             *     `STEP_ID_TAKEN`: The id is taken.
             *
             *     `STEP_NAME_INVALID`: The step’s name does not fit.
             *
             *     `TITLE_INVALID`: The title does not fit.
             *
             *     `TOO_MANY_STEPS`: Too many steps.
             *
             *     `TOO_MANY_TAGS`: Too many tags.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "DESCRIPTION_INVALID" | "DUE_AT_INVALID" | "DUE_ON_INVALID" | "DUE_TWICE" | "ITEM_ID_TAKEN" | "STEP_ID_TAKEN" | "STEP_NAME_INVALID" | "TITLE_INVALID" | "TOO_MANY_STEPS" | "TOO_MANY_TAGS";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            /**
             * @description `MILESTONE_NOT_FOUND`: No such milestone.
             *
             *     `TAG_NOT_FOUND`: No such tag.
             *
             *     `USER_NOT_FOUND`: No such user.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "MILESTONE_NOT_FOUND" | "TAG_NOT_FOUND" | "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `MILESTONE_ARCHIVED`: The milestone is archived.
             *
             *     `MILESTONE_REQUIRED`: A milestone is required.
             *
             *     `TAG_RETIRED`: The tag is retired.
             *
             *     `TOO_MANY_OFFERS_OF_YOURS`: Too many of your offers are unanswered.
             *
             *     `TOO_MANY_OPEN_OFFERS`: Too many offers are open to this person.
             *
             *     `USER_INACTIVE`: The user is not active.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "MILESTONE_ARCHIVED" | "MILESTONE_REQUIRED" | "TAG_RETIRED" | "TOO_MANY_OFFERS_OF_YOURS" | "TOO_MANY_OPEN_OFFERS" | "USER_INACTIVE";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    getItem: {
        parameters: {
            query?: {
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *       "state": "active",
                     *       "title": "Write the report",
                     *       "dueAt": "2030-05-01T10:00:00.000Z",
                     *       "dueOn": null,
                     *       "milestoneId": null,
                     *       "offeredBy": "0198c5f2-e1ea-7b2a-8052-992b50ca6e74",
                     *       "originItemId": null,
                     *       "createdAt": "2030-04-28T08:30:00.000Z",
                     *       "ownerId": "0198c5f2-6ccb-7212-814f-fd60b0fc2c16",
                     *       "setAsideUntil": null,
                     *       "startedAt": null,
                     *       "completedAt": null,
                     *       "imported": false,
                     *       "stranded": false,
                     *       "allowedActions": [],
                     *       "revision": 42,
                     *       "etag": "\"42\"",
                     *       "description": "Two pages at most.",
                     *       "steps": [
                     *         {
                     *           "id": "0198c5f2-42ef-729a-84f2-390ea12efb5d",
                     *           "name": "Draft",
                     *           "completed": true
                     *         },
                     *         {
                     *           "id": "0198c5f2-29ee-7641-8e45-73db3a66c868",
                     *           "name": "Proofread",
                     *           "completed": false
                     *         }
                     *       ],
                     *       "tags": [
                     *         {
                     *           "id": "0198c5f2-afd6-7bb3-8e15-18eaef8d0c6f",
                     *           "name": "soon",
                     *           "retired": false
                     *         }
                     *       ],
                     *       "position": null,
                     *       "origin": null,
                     *       "recreatedAs": []
                     *     }
                     */
                    "application/json": components["schemas"]["WholeItem"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `ITEM_NOT_FOUND`: No such item. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    deleteItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            /** @description `ITEM_NOT_FOUND`: No such item. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ITEM_ACTIVE`: The item is active.
             *
             *     `ITEM_COMPLETED`: The item is completed.
             *
             *     `ITEM_IS_ORIGIN`: Another item names this one as its origin.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ITEM_ACTIVE" | "ITEM_COMPLETED" | "ITEM_IS_ORIGIN";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    editItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "title": "Write the long report",
                 *       "dueAt": "2030-05-02T12:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["EditItemBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `DESCRIPTION_INVALID`: The description does not fit.
             *
             *     `DUE_AT_INVALID`: The due date is no date.
             *
             *     `DUE_ON_INVALID`: The day is no day.
             *
             *     `DUE_TWICE`: Due at a time and on a day.
             *
             *     `TITLE_INVALID`: The title does not fit.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "DESCRIPTION_INVALID" | "DUE_AT_INVALID" | "DUE_ON_INVALID" | "DUE_TWICE" | "TITLE_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            /**
             * @description `ITEM_NOT_FOUND`: No such item.
             *
             *     `MILESTONE_NOT_FOUND`: No such milestone.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND" | "MILESTONE_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ITEM_COMPLETED`: The item is completed.
             *
             *     `MILESTONE_ARCHIVED`: The milestone is archived.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ITEM_COMPLETED" | "MILESTONE_ARCHIVED";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    acceptItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            /** @description `ITEM_NOT_FOUND`: No such item. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ITEM_COMPLETED`: The item is completed.
             *
             *     `ITEM_NOT_OFFERED`: The item is not offered.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ITEM_COMPLETED" | "ITEM_NOT_OFFERED";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    activateItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            /** @description `ITEM_NOT_FOUND`: No such item. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ITEM_COMPLETED`: The item is completed.
             *
             *     `ITEM_NOT_WAITING`: The item is not waiting.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ITEM_COMPLETED" | "ITEM_NOT_WAITING";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    bringBackItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            /** @description `ITEM_NOT_FOUND`: No such item. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ITEM_COMPLETED`: The item is completed.
             *
             *     `ITEM_NOT_WAITING`: The item is not waiting.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ITEM_COMPLETED" | "ITEM_NOT_WAITING";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    completeItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            /** @description `ITEM_NOT_FOUND`: No such item. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ITEM_COMPLETED`: The item is completed.
             *
             *     `ITEM_NOT_ACTIVE`: The item is not active.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ITEM_COMPLETED" | "ITEM_NOT_ACTIVE";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    copyStrandedItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "ownerId": null
                 *     }
                 */
                "application/json": components["schemas"]["CopyItemBody"];
            };
        };
        responses: {
            /** @description Made; a repeat gets the same response. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `ITEM_ID_TAKEN`: The id is taken.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "ITEM_ID_TAKEN";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_IN_TEAM`: For the team and admins.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_IN_TEAM";
                    };
                };
            };
            /**
             * @description `ITEM_NOT_FOUND`: No such item.
             *
             *     `MILESTONE_NOT_FOUND`: No such milestone.
             *
             *     `USER_NOT_FOUND`: No such user.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND" | "MILESTONE_NOT_FOUND" | "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ITEM_COMPLETED`: The item is completed.
             *
             *     `ITEM_NOT_OF_A_TEAM`: The item is not of a team project.
             *
             *     `ITEM_OFFERED_ANEW`: The item was offered anew already.
             *
             *     `ITEM_NOT_STRANDED`: The item is not stranded.
             *
             *     `MILESTONE_ARCHIVED`: The milestone is archived.
             *
             *     `TOO_MANY_OFFERS_OF_YOURS`: Too many of your offers are unanswered.
             *
             *     `TOO_MANY_OPEN_OFFERS`: Too many offers are open to this person.
             *
             *     `USER_INACTIVE`: The user is not active.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ITEM_COMPLETED" | "ITEM_NOT_OF_A_TEAM" | "ITEM_OFFERED_ANEW" | "ITEM_NOT_STRANDED" | "MILESTONE_ARCHIVED" | "TOO_MANY_OFFERS_OF_YOURS" | "TOO_MANY_OPEN_OFFERS" | "USER_INACTIVE";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    declineOffer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "No time this week."
                 *     }
                 */
                "application/json": components["schemas"]["DeclineOfferBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `REASON_INVALID`: The reason does not fit.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "REASON_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            /** @description `ITEM_NOT_FOUND`: No such item. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ITEM_COMPLETED`: The item is completed.
             *
             *     `ITEM_NOT_OFFERED`: The item is not offered.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ITEM_COMPLETED" | "ITEM_NOT_OFFERED";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    getItemHistory: {
        parameters: {
            query?: {
                /** @description Which of two events comes first; the oldest when absent. */
                order?: "oldest" | "newest";
                /** @description How many rows the page has at most. */
                limit?: number;
                /** @description Where the page before ended: its `cursor`. */
                cursor?: string;
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "position": "42",
                     *           "eventId": "0198c5f2-5e0e-763b-84ae-404cad8d31ab",
                     *           "type": "ItemEdited",
                     *           "occurredAt": "2030-04-28T08:30:00.000Z",
                     *           "recordedAt": "2030-04-28T08:30:00.000Z",
                     *           "actor": "0198c5f2-6ccb-7212-814f-fd60b0fc2c16",
                     *           "onBehalfOf": null,
                     *           "commandId": "0198c5f2-00ac-7187-8ebb-1ef8c7e4519f",
                     *           "correlation": "0198c5f2-c54d-7bab-8448-8de87f55dad0",
                     *           "cause": null,
                     *           "changes": [
                     *             {
                     *               "field": "title",
                     *               "before": "Write the report",
                     *               "after": "Write the annual report"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ItemChangePage"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `ITEM_NOT_FOUND`: No such item. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    moveItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "before": "0198c5f2-8e83-7027-8c8e-61de84804a7c"
                 *     }
                 */
                "application/json": components["schemas"]["MoveItemBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `POSITION_OUT_OF_RANGE`: No such position.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "POSITION_OUT_OF_RANGE";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            /** @description `ITEM_NOT_FOUND`: No such item. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ITEM_COMPLETED`: The item is completed.
             *
             *     `ITEM_NOT_WAITING`: The item is not waiting.
             *
             *     `NEIGHBOUR_NOT_WAITING`: The neighbour is not waiting.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ITEM_COMPLETED" | "ITEM_NOT_WAITING" | "NEIGHBOUR_NOT_WAITING";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    recreateItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "milestoneId": null
                 *     }
                 */
                "application/json": components["schemas"]["RecreateItemBody"];
            };
        };
        responses: {
            /** @description Made; a repeat gets the same response. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `ITEM_ID_TAKEN`: The id is taken.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "ITEM_ID_TAKEN";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /**
             * @description `ITEM_NOT_FOUND`: No such item.
             *
             *     `MILESTONE_NOT_FOUND`: No such milestone.
             *
             *     `USER_NOT_FOUND`: No such user.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND" | "MILESTONE_NOT_FOUND" | "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ITEM_NOT_COMPLETED`: The item is not completed.
             *
             *     `MILESTONE_ARCHIVED`: The milestone is archived.
             *
             *     `MILESTONE_REQUIRED`: A milestone is required.
             *
             *     `ORIGIN_IS_PERSONAL`: The origin is personal.
             *
             *     `OWN_ORIGIN`: An item cannot be its own origin.
             *
             *     `TOO_MANY_OFFERS_OF_YOURS`: Too many of your offers are unanswered.
             *
             *     `TOO_MANY_OPEN_OFFERS`: Too many offers are open to this person.
             *
             *     `USER_INACTIVE`: The user is not active.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ITEM_NOT_COMPLETED" | "MILESTONE_ARCHIVED" | "MILESTONE_REQUIRED" | "ORIGIN_IS_PERSONAL" | "OWN_ORIGIN" | "TOO_MANY_OFFERS_OF_YOURS" | "TOO_MANY_OPEN_OFFERS" | "USER_INACTIVE";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    setAsideItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "until": "2030-05-01"
                 *     }
                 */
                "application/json": components["schemas"]["SetAsideBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `SET_ASIDE_DAY_INVALID`: Not a day to come.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "SET_ASIDE_DAY_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            /** @description `ITEM_NOT_FOUND`: No such item. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ITEM_COMPLETED`: The item is completed.
             *
             *     `ITEM_NOT_WAITING`: The item is not waiting.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ITEM_COMPLETED" | "ITEM_NOT_WAITING";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    addStep: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Print"
                 *     }
                 */
                "application/json": components["schemas"]["AddStepBody"];
            };
        };
        responses: {
            /** @description Made; a repeat gets the same response. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `STEP_ID_TAKEN`: The id is taken.
             *
             *     `STEP_NAME_INVALID`: The step’s name does not fit.
             *
             *     `TOO_MANY_STEPS`: Too many steps.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "STEP_ID_TAKEN" | "STEP_NAME_INVALID" | "TOO_MANY_STEPS";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            /**
             * @description `ITEM_NOT_FOUND`: No such item.
             *
             *     `STEP_NOT_FOUND`: No such step.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND" | "STEP_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ITEM_COMPLETED`: The item is completed.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ITEM_COMPLETED";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    reorderSteps: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "stepIds": [
                 *         "0198c5f2-42ef-729a-84f2-390ea12efb5d",
                 *         "0198c5f2-29ee-7641-8e45-73db3a66c868"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReorderStepsBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            /** @description `ITEM_NOT_FOUND`: No such item. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ITEM_COMPLETED`: The item is completed.
             *
             *     `STEPS_DIFFER`: Not the steps of this item.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ITEM_COMPLETED" | "STEPS_DIFFER";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    removeStep: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
                /** @example 0198c5f2-42ef-729a-84f2-390ea12efb5d */
                stepId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            /**
             * @description `ITEM_NOT_FOUND`: No such item.
             *
             *     `STEP_NOT_FOUND`: No such step.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND" | "STEP_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ITEM_COMPLETED`: The item is completed.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ITEM_COMPLETED";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    renameStep: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
                /** @example 0198c5f2-42ef-729a-84f2-390ea12efb5d */
                stepId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Print twice"
                 *     }
                 */
                "application/json": components["schemas"]["StepNameBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `STEP_NAME_INVALID`: The step’s name does not fit.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "STEP_NAME_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            /**
             * @description `ITEM_NOT_FOUND`: No such item.
             *
             *     `STEP_NOT_FOUND`: No such step.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND" | "STEP_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ITEM_COMPLETED`: The item is completed.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ITEM_COMPLETED";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    checkStep: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
                /** @example 0198c5f2-42ef-729a-84f2-390ea12efb5d */
                stepId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            /**
             * @description `ITEM_NOT_FOUND`: No such item.
             *
             *     `STEP_NOT_FOUND`: No such step.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND" | "STEP_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ITEM_COMPLETED`: The item is completed.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ITEM_COMPLETED";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    uncheckStep: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
                /** @example 0198c5f2-42ef-729a-84f2-390ea12efb5d */
                stepId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            /**
             * @description `ITEM_NOT_FOUND`: No such item.
             *
             *     `STEP_NOT_FOUND`: No such step.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND" | "STEP_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ITEM_COMPLETED`: The item is completed.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ITEM_COMPLETED";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    tagItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
                /** @example 0198c5f2-afd6-7bb3-8e15-18eaef8d0c6f */
                tagId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `TOO_MANY_TAGS`: Too many tags.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "TOO_MANY_TAGS";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            /**
             * @description `ITEM_NOT_FOUND`: No such item.
             *
             *     `TAG_NOT_FOUND`: No such tag.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND" | "TAG_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ITEM_COMPLETED`: The item is completed.
             *
             *     `TAG_RETIRED`: The tag is retired.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ITEM_COMPLETED" | "TAG_RETIRED";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    untagItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-59c4-77fe-883b-4aef706d125d */
                itemId: string;
                /** @example 0198c5f2-afd6-7bb3-8e15-18eaef8d0c6f */
                tagId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            /** @description `ITEM_NOT_FOUND`: No such item. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ITEM_COMPLETED`: The item is completed.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ITEM_COMPLETED";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    getMe: {
        parameters: {
            query?: {
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "0198c5f2-6ccb-7212-814f-fd60b0fc2c16",
                     *       "name": "Eva",
                     *       "teamId": "0198c5f2-7367-7206-8734-5ad307d32581",
                     *       "role": "user",
                     *       "active": true,
                     *       "email": "eva@lab.example",
                     *       "subject": "eva@issuer.example",
                     *       "alarmDefault": 30,
                     *       "timeZone": "Europe/Berlin",
                     *       "allowedActions": [
                     *         "rename",
                     *         "set-alarm-default",
                     *         "set-time-zone"
                     *       ],
                     *       "revision": 9,
                     *       "etag": "\"9\""
                     *     }
                     */
                    "application/json": components["schemas"]["KnownUser"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `USER_NOT_FOUND`: No such user. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    renameMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ann B."
                 *     }
                 */
                "application/json": components["schemas"]["NameBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `NAME_INVALID`: The name does not fit.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "NAME_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "CALLER_INACTIVE";
                    };
                };
            };
            /** @description `USER_NOT_FOUND`: No such user. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    startAlarm: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "minutes": 30
                 *     }
                 */
                "application/json": components["schemas"]["AlarmIntervalBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `ALARM_INTERVAL_INVALID`: No such interval.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "ALARM_INTERVAL_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ALARM_RUNNING`: An alarm is set already.
             *
             *     `NO_ACTIVE_ITEM`: Nothing is active.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ALARM_RUNNING" | "NO_ACTIVE_ITEM";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    stopAlarm: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    changeAlarmInterval: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "minutes": 60
                 *     }
                 */
                "application/json": components["schemas"]["AlarmIntervalBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `ALARM_INTERVAL_INVALID`: No such interval.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "ALARM_INTERVAL_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `NO_ALARM`: No alarm is set.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "NO_ALARM";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    setAlarmDefault: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "minutes": 30
                 *     }
                 */
                "application/json": components["schemas"]["AlarmDefaultBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `ALARM_INTERVAL_INVALID`: No such interval.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "ALARM_INTERVAL_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             *
             *     `NOT_YOUR_ALARM`: Not your alarm.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "CALLER_INACTIVE" | "NOT_YOUR_ALARM";
                    };
                };
            };
            /** @description `USER_NOT_FOUND`: No such user. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    acknowledgeAlarm: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "dueAt": "2026-01-01T00:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["AcknowledgeAlarmBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    listMyCompleted: {
        parameters: {
            query?: {
                /** @description How many rows the page has at most. */
                limit?: number;
                /** @description Where the page before ended: its `cursor`. */
                cursor?: string;
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active",
                     *           "title": "Write the report",
                     *           "dueAt": "2030-05-01T10:00:00.000Z",
                     *           "dueOn": null,
                     *           "milestoneId": null,
                     *           "offeredBy": "0198c5f2-e1ea-7b2a-8052-992b50ca6e74",
                     *           "originItemId": null,
                     *           "createdAt": "2030-04-28T08:30:00.000Z",
                     *           "ownerId": "0198c5f2-6ccb-7212-814f-fd60b0fc2c16",
                     *           "setAsideUntil": null,
                     *           "startedAt": null,
                     *           "completedAt": null,
                     *           "imported": false,
                     *           "stranded": false,
                     *           "allowedActions": [],
                     *           "revision": 42,
                     *           "etag": "\"42\""
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ListedItemPage"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    getMyFocus: {
        parameters: {
            query?: {
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "active": {
                     *         "id": "0198c5f2-6ed6-7eb9-86f0-64f01df1fbbd",
                     *         "state": "active",
                     *         "title": "Call the bank",
                     *         "dueAt": "2030-05-01T10:00:00.000Z",
                     *         "dueOn": null,
                     *         "milestoneId": null,
                     *         "offeredBy": "0198c5f2-e1ea-7b2a-8052-992b50ca6e74",
                     *         "originItemId": null,
                     *         "createdAt": "2030-04-28T08:30:00.000Z",
                     *         "description": null,
                     *         "steps": [
                     *           {
                     *             "id": "0198c5f2-42ef-729a-84f2-390ea12efb5d",
                     *             "name": "Draft",
                     *             "completed": true
                     *           },
                     *           {
                     *             "id": "0198c5f2-29ee-7641-8e45-73db3a66c868",
                     *             "name": "Proofread",
                     *             "completed": false
                     *           }
                     *         ],
                     *         "tagIds": [
                     *           "0198c5f2-afd6-7bb3-8e15-18eaef8d0c6f"
                     *         ],
                     *         "allowedActions": [
                     *           "complete",
                     *           "edit",
                     *           "edit-steps",
                     *           "edit-tags",
                     *           "change-alarm",
                     *           "stop-alarm"
                     *         ],
                     *         "revision": 42,
                     *         "etag": "\"42\""
                     *       },
                     *       "alarm": {
                     *         "itemId": "0198c5f2-6ed6-7eb9-86f0-64f01df1fbbd",
                     *         "intervalMinutes": 30,
                     *         "startedAt": "2030-04-28T08:30:00.000Z",
                     *         "nextTriggerAt": "2030-04-28T09:00:00.000Z",
                     *         "dueAt": null
                     *       },
                     *       "next": [
                     *         {
                     *           "id": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "waiting",
                     *           "title": "Write the report",
                     *           "dueAt": "2030-05-01T10:00:00.000Z",
                     *           "dueOn": null,
                     *           "milestoneId": null,
                     *           "offeredBy": "0198c5f2-e1ea-7b2a-8052-992b50ca6e74",
                     *           "originItemId": null,
                     *           "createdAt": "2030-04-28T08:30:00.000Z",
                     *           "position": 1,
                     *           "allowedActions": [
                     *             "activate",
                     *             "move",
                     *             "set-aside",
                     *             "edit",
                     *             "edit-steps",
                     *             "edit-tags",
                     *             "delete"
                     *           ],
                     *           "revision": 42,
                     *           "etag": "\"42\""
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["MyFocusAnswer"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    listMyItems: {
        parameters: {
            query?: {
                /** @description One state, or several between commas. */
                state?: string;
                projectId?: string;
                milestoneId?: string;
                /** @description How many rows the page has at most. */
                limit?: number;
                /** @description Where the page before ended: its `cursor`. */
                cursor?: string;
                tagId?: string;
                /** @description Due before this moment: at an earlier time, or on a day that is over by then in your time zone. */
                dueBefore?: string;
                /** @description Due after this moment: at a later time, or on a day that ends after it in your time zone. */
                dueAfter?: string;
                /** @description Open, and due before now. */
                overdue?: boolean;
                /** @description Words that the title contains, at least one, in any order; case, accents and widths are ignored. */
                text?: string;
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active",
                     *           "title": "Write the report",
                     *           "dueAt": "2030-05-01T10:00:00.000Z",
                     *           "dueOn": null,
                     *           "milestoneId": null,
                     *           "offeredBy": "0198c5f2-e1ea-7b2a-8052-992b50ca6e74",
                     *           "originItemId": null,
                     *           "createdAt": "2030-04-28T08:30:00.000Z",
                     *           "ownerId": "0198c5f2-6ccb-7212-814f-fd60b0fc2c16",
                     *           "setAsideUntil": null,
                     *           "startedAt": null,
                     *           "completedAt": null,
                     *           "imported": false,
                     *           "stranded": false,
                     *           "allowedActions": [],
                     *           "revision": 42,
                     *           "etag": "\"42\""
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ListedItemPage"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    listMyOffered: {
        parameters: {
            query?: {
                /** @description How many rows the page has at most. */
                limit?: number;
                /** @description Where the page before ended: its `cursor`. */
                cursor?: string;
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active",
                     *           "title": "Write the report",
                     *           "dueAt": "2030-05-01T10:00:00.000Z",
                     *           "dueOn": null,
                     *           "milestoneId": null,
                     *           "offeredBy": "0198c5f2-e1ea-7b2a-8052-992b50ca6e74",
                     *           "originItemId": null,
                     *           "createdAt": "2030-04-28T08:30:00.000Z",
                     *           "ownerId": "0198c5f2-6ccb-7212-814f-fd60b0fc2c16",
                     *           "setAsideUntil": null,
                     *           "startedAt": null,
                     *           "completedAt": null,
                     *           "imported": false,
                     *           "stranded": false,
                     *           "allowedActions": [],
                     *           "revision": 42,
                     *           "etag": "\"42\""
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ListedItemPage"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    listMyOffers: {
        parameters: {
            query?: {
                /** @description How many rows the page has at most. */
                limit?: number;
                /** @description Where the page before ended: its `cursor`. */
                cursor?: string;
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "title": "Write the report",
                     *           "ownerId": "0198c5f2-6ccb-7212-814f-fd60b0fc2c16",
                     *           "state": "declined",
                     *           "offeredAt": "2030-04-28T08:30:00.000Z",
                     *           "declinedAt": "2030-05-01T10:00:00.000Z",
                     *           "reason": "No time this week."
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["OfferMadePage"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    listMyQueue: {
        parameters: {
            query?: {
                /** @description The position at which the page begins, 1 at the top. */
                from?: number;
                /** @description How many rows the page has at most. */
                limit?: number;
                /** @description Where the page before ended: its `cursor`. */
                cursor?: string;
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "waiting",
                     *           "title": "Write the report",
                     *           "dueAt": "2030-05-01T10:00:00.000Z",
                     *           "dueOn": null,
                     *           "milestoneId": null,
                     *           "offeredBy": "0198c5f2-e1ea-7b2a-8052-992b50ca6e74",
                     *           "originItemId": null,
                     *           "createdAt": "2030-04-28T08:30:00.000Z",
                     *           "position": 1,
                     *           "allowedActions": [
                     *             "activate",
                     *             "move",
                     *             "set-aside",
                     *             "edit",
                     *             "edit-steps",
                     *             "edit-tags",
                     *             "delete"
                     *           ],
                     *           "revision": 42,
                     *           "etag": "\"42\""
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["OwnItemPage"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    listMySetAside: {
        parameters: {
            query?: {
                /** @description How many rows the page has at most. */
                limit?: number;
                /** @description Where the page before ended: its `cursor`. */
                cursor?: string;
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active",
                     *           "title": "Write the report",
                     *           "dueAt": "2030-05-01T10:00:00.000Z",
                     *           "dueOn": null,
                     *           "milestoneId": null,
                     *           "offeredBy": "0198c5f2-e1ea-7b2a-8052-992b50ca6e74",
                     *           "originItemId": null,
                     *           "createdAt": "2030-04-28T08:30:00.000Z",
                     *           "ownerId": "0198c5f2-6ccb-7212-814f-fd60b0fc2c16",
                     *           "setAsideUntil": null,
                     *           "startedAt": null,
                     *           "completedAt": null,
                     *           "imported": false,
                     *           "stranded": false,
                     *           "allowedActions": [],
                     *           "revision": 42,
                     *           "etag": "\"42\""
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ListedItemPage"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    setTimeZone: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "timeZone": "Europe/Berlin"
                 *     }
                 */
                "application/json": components["schemas"]["TimeZoneBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `TIME_ZONE_UNKNOWN`: No such time zone.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "TIME_ZONE_UNKNOWN";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             *
             *     `NOT_YOUR_TIME_ZONE`: Not your time zone.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "CALLER_INACTIVE" | "NOT_YOUR_TIME_ZONE";
                    };
                };
            };
            /** @description `USER_NOT_FOUND`: No such user. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    listMyAccessTokens: {
        parameters: {
            query?: {
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tokens": [
                     *         {
                     *           "tokenId": "0198c5f2-ea15-7d8c-8d43-71fcd2bc94a0",
                     *           "name": "Nightly export",
                     *           "scopes": [
                     *             "read"
                     *           ],
                     *           "madeAt": "2030-04-28T08:30:00.000Z",
                     *           "expiresAt": null,
                     *           "allowedActions": [
                     *             "revoke-access-token"
                     *           ],
                     *           "etag": "\"0\""
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AccessTokensAnswer"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    makeAccessToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Nightly export",
                 *       "scopes": [
                 *         "read"
                 *       ],
                 *       "expiresAt": "2030-12-31T00:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["MakeAccessTokenBody"];
            };
        };
        responses: {
            /** @description Made; a repeat gets the same response. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "tokenId": "0198c5f2-ea15-7d8c-8d43-71fcd2bc94a0",
                     *       "token": "brightly_pat_UNhY4JhezH9gQYqvDMWrWH9CwlcKiECVqejMrND2VFw"
                     *     }
                     */
                    "application/json": components["schemas"]["MadeAccessTokenAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `ACCESS_TOKEN_EXPIRED`: It would have expired.
             *
             *     `ACCESS_TOKEN_WITHOUT_SCOPE`: No scope.
             *
             *     `NAME_INVALID`: The name does not fit.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "ACCESS_TOKEN_EXPIRED" | "ACCESS_TOKEN_WITHOUT_SCOPE" | "NAME_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             *
             *     `ACCESS_TOKEN_MAKES_NONE`: An access token makes no other.
             *
             *     `SCOPE_NOT_YOURS_TO_GIVE`: A scope that is not yours to give.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "CALLER_INACTIVE" | "ACCESS_TOKEN_MAKES_NONE" | "SCOPE_NOT_YOURS_TO_GIVE";
                    };
                };
            };
            /** @description `ACCESS_TOKEN_NOT_FOUND`: No such access token. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ACCESS_TOKEN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ACCESS_TOKEN_EXISTS`: The access token exists already.
             *
             *     `TOO_MANY_ACCESS_TOKENS`: Too many access tokens.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ACCESS_TOKEN_EXISTS" | "TOO_MANY_ACCESS_TOKENS";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    getMyAccessToken: {
        parameters: {
            query?: {
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @example 0198c5f2-ea15-7d8c-8d43-71fcd2bc94a0 */
                tokenId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tokenId": "0198c5f2-ea15-7d8c-8d43-71fcd2bc94a0",
                     *       "name": "Nightly export",
                     *       "scopes": [
                     *         "read"
                     *       ],
                     *       "madeAt": "2030-04-28T08:30:00.000Z",
                     *       "expiresAt": null,
                     *       "allowedActions": [
                     *         "revoke-access-token"
                     *       ],
                     *       "etag": "\"0\""
                     *     }
                     */
                    "application/json": components["schemas"]["ShownAccessToken"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `ACCESS_TOKEN_NOT_FOUND`: No such access token. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ACCESS_TOKEN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    revokeAccessToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-ea15-7d8c-8d43-71fcd2bc94a0 */
                tokenId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["AccessTokenAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "CALLER_INACTIVE";
                    };
                };
            };
            /** @description `ACCESS_TOKEN_NOT_FOUND`: No such access token. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ACCESS_TOKEN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    undoLast: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42,
                     *       "changed": [
                     *         {
                     *           "itemId": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `ALARM_INTERVAL_INVALID`: No such interval.
             *
             *     `DESCRIPTION_INVALID`: The description does not fit.
             *
             *     `DUE_AT_INVALID`: The due date is no date.
             *
             *     `DUE_ON_INVALID`: The day is no day.
             *
             *     `DUE_TWICE`: Due at a time and on a day.
             *
             *     `SET_ASIDE_DAY_INVALID`: Not a day to come.
             *
             *     `STEP_ID_TAKEN`: The id is taken.
             *
             *     `STEP_NAME_INVALID`: The step’s name does not fit.
             *
             *     `TITLE_INVALID`: The title does not fit.
             *
             *     `TOO_MANY_STEPS`: Too many steps.
             *
             *     `TOO_MANY_TAGS`: Too many tags.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "ALARM_INTERVAL_INVALID" | "DESCRIPTION_INVALID" | "DUE_AT_INVALID" | "DUE_ON_INVALID" | "DUE_TWICE" | "SET_ASIDE_DAY_INVALID" | "STEP_ID_TAKEN" | "STEP_NAME_INVALID" | "TITLE_INVALID" | "TOO_MANY_STEPS" | "TOO_MANY_TAGS";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_THE_OWNER";
                    };
                };
            };
            /**
             * @description `ITEM_NOT_FOUND`: No such item.
             *
             *     `MILESTONE_NOT_FOUND`: No such milestone.
             *
             *     `STEP_NOT_FOUND`: No such step.
             *
             *     `TAG_NOT_FOUND`: No such tag.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ITEM_NOT_FOUND" | "MILESTONE_NOT_FOUND" | "STEP_NOT_FOUND" | "TAG_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ALARM_RUNNING`: An alarm is set already.
             *
             *     `CHANGED_SINCE`: Changed since.
             *
             *     `ITEM_ACTIVE`: The item is active.
             *
             *     `ITEM_COMPLETED`: The item is completed.
             *
             *     `ITEM_IS_ORIGIN`: Another item names this one as its origin.
             *
             *     `ITEM_NOT_WAITING`: The item is not waiting.
             *
             *     `MILESTONE_ARCHIVED`: The milestone is archived.
             *
             *     `NO_ACTIVE_ITEM`: Nothing is active.
             *
             *     `NO_ALARM`: No alarm is set.
             *
             *     `NO_WAY_BACK`: No way back.
             *
             *     `NOTHING_TO_UNDO`: Nothing to undo.
             *
             *     `STEPS_DIFFER`: Not the steps of this item.
             *
             *     `TAG_RETIRED`: The tag is retired.
             *
             *     `UNDO_NOT_ALONE`: Not undone by itself.
             *
             *     `UNDO_TOO_LATE`: Too far back.
             *
             *     `UNDONE_ALREADY`: Undone already.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ALARM_RUNNING" | "CHANGED_SINCE" | "ITEM_ACTIVE" | "ITEM_COMPLETED" | "ITEM_IS_ORIGIN" | "ITEM_NOT_WAITING" | "MILESTONE_ARCHIVED" | "NO_ACTIVE_ITEM" | "NO_ALARM" | "NO_WAY_BACK" | "NOTHING_TO_UNDO" | "STEPS_DIFFER" | "TAG_RETIRED" | "UNDO_NOT_ALONE" | "UNDO_TOO_LATE" | "UNDONE_ALREADY";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    getOrganization: {
        parameters: {
            query?: {
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "organizationId": "0198c5f2-9a86-7358-8370-353b246dd5ef",
                     *       "name": "Lab",
                     *       "milestoneRequired": false,
                     *       "allowedActions": [],
                     *       "revision": 2,
                     *       "etag": "\"2\""
                     *     }
                     */
                    "application/json": components["schemas"]["OwnOrganization"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `ORGANIZATION_NOT_FOUND`: No such organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "ORGANIZATION_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    setPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "milestoneRequired": true
                 *     }
                 */
                "application/json": components["schemas"]["PolicyBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `ADMINS_ONLY`: For admins only.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "ADMINS_ONLY" | "CALLER_INACTIVE";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    listProjects: {
        parameters: {
            query?: {
                scope?: "personal" | "team";
                archived?: boolean;
                /** @description How many rows the page has at most. */
                limit?: number;
                /** @description Where the page before ended: its `cursor`. */
                cursor?: string;
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "projectId": "0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d",
                     *           "scope": "team",
                     *           "teamId": "0198c5f2-7367-7206-8734-5ad307d32581",
                     *           "defaultUserId": "0198c5f2-6ccb-7212-814f-fd60b0fc2c16",
                     *           "needsDefaultUser": false,
                     *           "name": "Move",
                     *           "archived": false,
                     *           "items": 4,
                     *           "completed": 2,
                     *           "progress": 0.5,
                     *           "allowedActions": [
                     *             "rename",
                     *             "archive",
                     *             "add-milestone",
                     *             "change-default-user"
                     *           ],
                     *           "revision": 7,
                     *           "etag": "\"7\""
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ListedProjectPage"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    createProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Move",
                 *       "milestoneName": "Pack",
                 *       "scope": "team",
                 *       "teamId": "0198c5f2-7367-7206-8734-5ad307d32581",
                 *       "defaultUserId": "0198c5f2-6ccb-7212-814f-fd60b0fc2c16"
                 *     }
                 */
                "application/json": components["schemas"]["CreateProjectBody"];
            };
        };
        responses: {
            /** @description Made; a repeat gets the same response. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["PlanningAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `NAME_INVALID`: The name does not fit.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "NAME_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `NOT_IN_TEAM`: For the team and admins.
             *
             *     `NOT_THE_OWNER`: Not yours to do.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "NOT_IN_TEAM" | "NOT_THE_OWNER";
                    };
                };
            };
            /**
             * @description `TEAM_NOT_FOUND`: No such team.
             *
             *     `USER_NOT_FOUND`: No such user.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "TEAM_NOT_FOUND" | "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `DEFAULT_USER_NOT_IN_TEAM`: The default user is not in the team.
             *
             *     `MILESTONE_EXISTS`: The milestone exists already.
             *
             *     `PROJECT_EXISTS`: The project exists already.
             *
             *     `TEAM_RETIRED`: The team is retired.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "DEFAULT_USER_NOT_IN_TEAM" | "MILESTONE_EXISTS" | "PROJECT_EXISTS" | "TEAM_RETIRED";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    getProject: {
        parameters: {
            query?: {
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @example 0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "projectId": "0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d",
                     *       "scope": "team",
                     *       "teamId": "0198c5f2-7367-7206-8734-5ad307d32581",
                     *       "defaultUserId": "0198c5f2-6ccb-7212-814f-fd60b0fc2c16",
                     *       "needsDefaultUser": false,
                     *       "name": "Move",
                     *       "archived": false,
                     *       "items": 4,
                     *       "completed": 2,
                     *       "progress": 0.5,
                     *       "allowedActions": [
                     *         "rename",
                     *         "archive",
                     *         "add-milestone",
                     *         "change-default-user"
                     *       ],
                     *       "revision": 7,
                     *       "etag": "\"7\""
                     *     }
                     */
                    "application/json": components["schemas"]["ListedProject"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `PROJECT_NOT_FOUND`: No such project. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "PROJECT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    deleteProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["PlanningAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `PROJECT_NOT_FOUND`: No such project. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "PROJECT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `ORIGIN_OF_REMAINING_ITEM`: A remaining item names one of these as its origin.
             *
             *     `TEAM_PROJECT_NOT_DELETABLE`: A team’s project is not deletable.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "ORIGIN_OF_REMAINING_ITEM" | "TEAM_PROJECT_NOT_DELETABLE";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    renameProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Move house"
                 *     }
                 */
                "application/json": components["schemas"]["NameBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["PlanningAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `NAME_INVALID`: The name does not fit.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "NAME_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `PROJECT_NOT_FOUND`: No such project. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "PROJECT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    archiveProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["PlanningAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `PROJECT_NOT_FOUND`: No such project. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "PROJECT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    changeDefaultUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userId": "0198c5f2-6ccb-7212-814f-fd60b0fc2c16"
                 *     }
                 */
                "application/json": components["schemas"]["DefaultUserBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["PlanningAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /**
             * @description `PROJECT_NOT_FOUND`: No such project.
             *
             *     `USER_NOT_FOUND`: No such user.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "PROJECT_NOT_FOUND" | "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `DEFAULT_USER_NOT_IN_TEAM`: The default user is not in the team.
             *
             *     `PROJECT_IS_PERSONAL`: The project is personal.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "DEFAULT_USER_NOT_IN_TEAM" | "PROJECT_IS_PERSONAL";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    listProjectItems: {
        parameters: {
            query?: {
                state?: "offered" | "waiting" | "active" | "completed";
                ownerId?: string;
                /** @description How many rows the page has at most. */
                limit?: number;
                /** @description Where the page before ended: its `cursor`. */
                cursor?: string;
                tagId?: string;
                /** @description Due before this moment: at an earlier time, or on a day that is over by then in your time zone. */
                dueBefore?: string;
                /** @description Due after this moment: at a later time, or on a day that ends after it in your time zone. */
                dueAfter?: string;
                /** @description Open, and due before now. */
                overdue?: boolean;
                /** @description Words that the title contains, at least one, in any order; case, accents and widths are ignored. */
                text?: string;
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @example 0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active",
                     *           "title": "Write the report",
                     *           "dueAt": "2030-05-01T10:00:00.000Z",
                     *           "dueOn": null,
                     *           "milestoneId": null,
                     *           "offeredBy": "0198c5f2-e1ea-7b2a-8052-992b50ca6e74",
                     *           "originItemId": null,
                     *           "createdAt": "2030-04-28T08:30:00.000Z",
                     *           "ownerId": "0198c5f2-6ccb-7212-814f-fd60b0fc2c16",
                     *           "setAsideUntil": null,
                     *           "startedAt": null,
                     *           "completedAt": null,
                     *           "imported": false,
                     *           "stranded": false,
                     *           "allowedActions": [],
                     *           "revision": 42,
                     *           "etag": "\"42\""
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ListedItemPage"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `PROJECT_NOT_FOUND`: No such project. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "PROJECT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    listMilestones: {
        parameters: {
            query?: {
                /** @description How many rows the page has at most. */
                limit?: number;
                /** @description Where the page before ended: its `cursor`. */
                cursor?: string;
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @example 0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "milestoneId": "0198c5f2-44d3-78d4-855e-2dcc4501b421",
                     *           "projectId": "0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d",
                     *           "name": "Pack",
                     *           "archived": false,
                     *           "items": 4,
                     *           "completed": 2,
                     *           "progress": 0.5,
                     *           "allowedActions": [
                     *             "rename",
                     *             "archive"
                     *           ],
                     *           "revision": 5,
                     *           "etag": "\"5\""
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ListedMilestonePage"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `PROJECT_NOT_FOUND`: No such project. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "PROJECT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    addMilestone: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Unpack"
                 *     }
                 */
                "application/json": components["schemas"]["NameBody"];
            };
        };
        responses: {
            /** @description Made; a repeat gets the same response. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["PlanningAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `NAME_INVALID`: The name does not fit.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "NAME_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `PROJECT_NOT_FOUND`: No such project. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "PROJECT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `MILESTONE_EXISTS`: The milestone exists already.
             *
             *     `PROJECT_ARCHIVED`: The project is archived.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "MILESTONE_EXISTS" | "PROJECT_ARCHIVED";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    getMilestone: {
        parameters: {
            query?: {
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @example 0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d */
                projectId: string;
                /** @example 0198c5f2-44d3-78d4-855e-2dcc4501b421 */
                milestoneId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "milestoneId": "0198c5f2-44d3-78d4-855e-2dcc4501b421",
                     *       "projectId": "0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d",
                     *       "name": "Pack",
                     *       "archived": false,
                     *       "items": 4,
                     *       "completed": 2,
                     *       "progress": 0.5,
                     *       "allowedActions": [
                     *         "rename",
                     *         "archive"
                     *       ],
                     *       "revision": 5,
                     *       "etag": "\"5\""
                     *     }
                     */
                    "application/json": components["schemas"]["ListedMilestone"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `MILESTONE_NOT_FOUND`: No such milestone. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "MILESTONE_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    deleteMilestone: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d */
                projectId: string;
                /** @example 0198c5f2-44d3-78d4-855e-2dcc4501b421 */
                milestoneId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["PlanningAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /**
             * @description `PROJECT_NOT_FOUND`: No such project.
             *
             *     `MILESTONE_NOT_FOUND`: No such milestone.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "PROJECT_NOT_FOUND" | "MILESTONE_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `LAST_MILESTONE`: The last unarchived milestone.
             *
             *     `ORIGIN_OF_REMAINING_ITEM`: A remaining item names one of these as its origin.
             *
             *     `TEAM_PROJECT_NOT_DELETABLE`: A team’s project is not deletable.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "LAST_MILESTONE" | "ORIGIN_OF_REMAINING_ITEM" | "TEAM_PROJECT_NOT_DELETABLE";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    renameMilestone: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d */
                projectId: string;
                /** @example 0198c5f2-44d3-78d4-855e-2dcc4501b421 */
                milestoneId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Unpack everything"
                 *     }
                 */
                "application/json": components["schemas"]["NameBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["PlanningAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `NAME_INVALID`: The name does not fit.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "NAME_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /**
             * @description `PROJECT_NOT_FOUND`: No such project.
             *
             *     `MILESTONE_NOT_FOUND`: No such milestone.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "PROJECT_NOT_FOUND" | "MILESTONE_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    archiveMilestone: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d */
                projectId: string;
                /** @example 0198c5f2-44d3-78d4-855e-2dcc4501b421 */
                milestoneId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["PlanningAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /**
             * @description `PROJECT_NOT_FOUND`: No such project.
             *
             *     `MILESTONE_NOT_FOUND`: No such milestone.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "PROJECT_NOT_FOUND" | "MILESTONE_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `LAST_MILESTONE`: The last unarchived milestone.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "LAST_MILESTONE";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    listMilestoneItems: {
        parameters: {
            query?: {
                state?: "offered" | "waiting" | "active" | "completed";
                ownerId?: string;
                /** @description How many rows the page has at most. */
                limit?: number;
                /** @description Where the page before ended: its `cursor`. */
                cursor?: string;
                tagId?: string;
                /** @description Due before this moment: at an earlier time, or on a day that is over by then in your time zone. */
                dueBefore?: string;
                /** @description Due after this moment: at a later time, or on a day that ends after it in your time zone. */
                dueAfter?: string;
                /** @description Open, and due before now. */
                overdue?: boolean;
                /** @description Words that the title contains, at least one, in any order; case, accents and widths are ignored. */
                text?: string;
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @example 0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d */
                projectId: string;
                /** @example 0198c5f2-44d3-78d4-855e-2dcc4501b421 */
                milestoneId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active",
                     *           "title": "Write the report",
                     *           "dueAt": "2030-05-01T10:00:00.000Z",
                     *           "dueOn": null,
                     *           "milestoneId": null,
                     *           "offeredBy": "0198c5f2-e1ea-7b2a-8052-992b50ca6e74",
                     *           "originItemId": null,
                     *           "createdAt": "2030-04-28T08:30:00.000Z",
                     *           "ownerId": "0198c5f2-6ccb-7212-814f-fd60b0fc2c16",
                     *           "setAsideUntil": null,
                     *           "startedAt": null,
                     *           "completedAt": null,
                     *           "imported": false,
                     *           "stranded": false,
                     *           "allowedActions": [],
                     *           "revision": 42,
                     *           "etag": "\"42\""
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ListedItemPage"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `MILESTONE_NOT_FOUND`: No such milestone. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "MILESTONE_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    unarchiveMilestone: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d */
                projectId: string;
                /** @example 0198c5f2-44d3-78d4-855e-2dcc4501b421 */
                milestoneId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["PlanningAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /**
             * @description `PROJECT_NOT_FOUND`: No such project.
             *
             *     `MILESTONE_NOT_FOUND`: No such milestone.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "PROJECT_NOT_FOUND" | "MILESTONE_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    getProjectProgress: {
        parameters: {
            query?: {
                /** @description How many rows the page has at most. */
                limit?: number;
                /** @description Where the page before ended: its `cursor`. */
                cursor?: string;
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @example 0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "projectId": "0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d",
                     *       "name": "Move",
                     *       "items": 4,
                     *       "completed": 2,
                     *       "progress": 0.5,
                     *       "milestones": [
                     *         {
                     *           "milestoneId": "0198c5f2-44d3-78d4-855e-2dcc4501b421",
                     *           "name": "Pack",
                     *           "items": 4,
                     *           "completed": 2,
                     *           "progress": 0.5
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ProjectProgressAnswer"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `PROJECT_NOT_FOUND`: No such project. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "PROJECT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    unarchiveProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-c1ed-7f0f-8b04-5f5c8aaf936d */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["PlanningAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /**
             * @description `PROJECT_NOT_FOUND`: No such project.
             *
             *     `TEAM_NOT_FOUND`: No such team.
             *
             *     `USER_NOT_FOUND`: No such user.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "PROJECT_NOT_FOUND" | "TEAM_NOT_FOUND" | "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `DEFAULT_USER_JUST_CHANGED`: The default user was changed at the same moment.
             *
             *     `DEFAULT_USER_NOT_IN_TEAM`: The default user is not in the team.
             *
             *     `TEAM_RETIRED`: The team is retired.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "DEFAULT_USER_JUST_CHANGED" | "DEFAULT_USER_NOT_IN_TEAM" | "TEAM_RETIRED";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    listTags: {
        parameters: {
            query?: {
                retired?: boolean;
                /** @description How many rows the page has at most. */
                limit?: number;
                /** @description Where the page before ended: its `cursor`. */
                cursor?: string;
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "tagId": "0198c5f2-afd6-7bb3-8e15-18eaef8d0c6f",
                     *           "name": "soon",
                     *           "retired": false,
                     *           "allowedActions": [],
                     *           "revision": 4,
                     *           "etag": "\"4\""
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ListedTagPage"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    createTag: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "soon"
                 *     }
                 */
                "application/json": components["schemas"]["NameBody"];
            };
        };
        responses: {
            /** @description Made; a repeat gets the same response. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `NAME_INVALID`: The name does not fit.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "NAME_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "CALLER_INACTIVE";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `TAG_EXISTS`: The tag exists already.
             *
             *     `TAG_NAME_TAKEN`: The tag’s name is taken.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "TAG_EXISTS" | "TAG_NAME_TAKEN";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    getTag: {
        parameters: {
            query?: {
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @example 0198c5f2-afd6-7bb3-8e15-18eaef8d0c6f */
                tagId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tagId": "0198c5f2-afd6-7bb3-8e15-18eaef8d0c6f",
                     *       "name": "soon",
                     *       "retired": false,
                     *       "allowedActions": [],
                     *       "revision": 4,
                     *       "etag": "\"4\""
                     *     }
                     */
                    "application/json": components["schemas"]["ListedTag"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `TAG_NOT_FOUND`: No such tag. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "TAG_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    renameTag: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-afd6-7bb3-8e15-18eaef8d0c6f */
                tagId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "sooner"
                 *     }
                 */
                "application/json": components["schemas"]["NameBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `NAME_INVALID`: The name does not fit.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "NAME_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `ADMINS_ONLY`: For admins only.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "ADMINS_ONLY" | "CALLER_INACTIVE";
                    };
                };
            };
            /** @description `TAG_NOT_FOUND`: No such tag. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "TAG_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `TAG_NAME_TAKEN`: The tag’s name is taken.
             *
             *     `TAG_RETIRED`: The tag is retired.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "TAG_NAME_TAKEN" | "TAG_RETIRED";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    retireTag: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-afd6-7bb3-8e15-18eaef8d0c6f */
                tagId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `ADMINS_ONLY`: For admins only.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "ADMINS_ONLY" | "CALLER_INACTIVE";
                    };
                };
            };
            /** @description `TAG_NOT_FOUND`: No such tag. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "TAG_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    listTeams: {
        parameters: {
            query?: {
                retired?: boolean;
                /** @description How many rows the page has at most. */
                limit?: number;
                /** @description Where the page before ended: its `cursor`. */
                cursor?: string;
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "teamId": "0198c5f2-7367-7206-8734-5ad307d32581",
                     *           "name": "Research",
                     *           "retired": false,
                     *           "allowedActions": [],
                     *           "revision": 4,
                     *           "etag": "\"4\""
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ListedTeamPage"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    createTeam: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Research"
                 *     }
                 */
                "application/json": components["schemas"]["NameBody"];
            };
        };
        responses: {
            /** @description Made; a repeat gets the same response. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `NAME_INVALID`: The name does not fit.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "NAME_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `ADMINS_ONLY`: For admins only.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "ADMINS_ONLY" | "CALLER_INACTIVE";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `TEAM_EXISTS`: The team exists already.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "TEAM_EXISTS";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    getTeam: {
        parameters: {
            query?: {
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @example 0198c5f2-7367-7206-8734-5ad307d32581 */
                teamId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "teamId": "0198c5f2-7367-7206-8734-5ad307d32581",
                     *       "name": "Research",
                     *       "retired": false,
                     *       "allowedActions": [],
                     *       "revision": 4,
                     *       "etag": "\"4\""
                     *     }
                     */
                    "application/json": components["schemas"]["ListedTeam"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `TEAM_NOT_FOUND`: No such team. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "TEAM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    renameTeam: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-7367-7206-8734-5ad307d32581 */
                teamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Research and design"
                 *     }
                 */
                "application/json": components["schemas"]["NameBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `NAME_INVALID`: The name does not fit.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "NAME_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `ADMINS_ONLY`: For admins only.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "ADMINS_ONLY" | "CALLER_INACTIVE";
                    };
                };
            };
            /** @description `TEAM_NOT_FOUND`: No such team. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "TEAM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `TEAM_RETIRED`: The team is retired.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "TEAM_RETIRED";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    retireTeam: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-7367-7206-8734-5ad307d32581 */
                teamId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `ADMINS_ONLY`: For admins only.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "ADMINS_ONLY" | "CALLER_INACTIVE";
                    };
                };
            };
            /** @description `TEAM_NOT_FOUND`: No such team. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "TEAM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `TEAM_HAS_MEMBERS`: The team has members.
             *
             *     `TEAM_HAS_PROJECTS`: The team has projects.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "TEAM_HAS_MEMBERS" | "TEAM_HAS_PROJECTS";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    listTeamStranded: {
        parameters: {
            query?: {
                /** @description How many rows the page has at most. */
                limit?: number;
                /** @description Where the page before ended: its `cursor`. */
                cursor?: string;
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @example 0198c5f2-7367-7206-8734-5ad307d32581 */
                teamId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "active",
                     *           "title": "Write the report",
                     *           "dueAt": "2030-05-01T10:00:00.000Z",
                     *           "dueOn": null,
                     *           "milestoneId": null,
                     *           "offeredBy": "0198c5f2-e1ea-7b2a-8052-992b50ca6e74",
                     *           "originItemId": null,
                     *           "createdAt": "2030-04-28T08:30:00.000Z",
                     *           "ownerId": "0198c5f2-6ccb-7212-814f-fd60b0fc2c16",
                     *           "setAsideUntil": null,
                     *           "startedAt": null,
                     *           "completedAt": null,
                     *           "imported": false,
                     *           "stranded": false,
                     *           "allowedActions": [],
                     *           "revision": 42,
                     *           "etag": "\"42\""
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ListedItemPage"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `TEAM_NOT_FOUND`: No such team. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "TEAM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    listTeamWork: {
        parameters: {
            query?: {
                /** @description How many rows the page has at most. */
                limit?: number;
                /** @description Where the page before ended: its `cursor`. */
                cursor?: string;
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @example 0198c5f2-7367-7206-8734-5ad307d32581 */
                teamId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "userId": "0198c5f2-6ccb-7212-814f-fd60b0fc2c16",
                     *           "name": "Eva",
                     *           "active": true,
                     *           "busy": true,
                     *           "item": {
                     *             "id": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *             "state": "active",
                     *             "title": "Write the report",
                     *             "dueAt": "2030-05-01T10:00:00.000Z",
                     *             "dueOn": null,
                     *             "milestoneId": null,
                     *             "offeredBy": "0198c5f2-e1ea-7b2a-8052-992b50ca6e74",
                     *             "originItemId": null,
                     *             "createdAt": "2030-04-28T08:30:00.000Z",
                     *             "ownerId": "0198c5f2-6ccb-7212-814f-fd60b0fc2c16",
                     *             "setAsideUntil": null,
                     *             "startedAt": null,
                     *             "completedAt": null,
                     *             "imported": false,
                     *             "stranded": false,
                     *             "allowedActions": [],
                     *             "revision": 42
                     *           }
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["MemberAtWorkPage"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `TEAM_NOT_FOUND`: No such team. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "TEAM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                teamId?: string;
                active?: boolean;
                /** @description How many rows the page has at most. */
                limit?: number;
                /** @description Where the page before ended: its `cursor`. */
                cursor?: string;
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "userId": "0198c5f2-6ccb-7212-814f-fd60b0fc2c16",
                     *           "name": "Eva",
                     *           "teamId": "0198c5f2-7367-7206-8734-5ad307d32581",
                     *           "role": "user",
                     *           "active": true,
                     *           "email": "eva@lab.example",
                     *           "subject": "eva@issuer.example",
                     *           "alarmDefault": 30,
                     *           "timeZone": "Europe/Berlin",
                     *           "allowedActions": [
                     *             "rename",
                     *             "set-alarm-default",
                     *             "set-time-zone"
                     *           ],
                     *           "revision": 9,
                     *           "etag": "\"9\""
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["KnownUserPage"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    addUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Eva",
                 *       "subject": "eva@issuer.example",
                 *       "email": "eva@lab.example"
                 *     }
                 */
                "application/json": components["schemas"]["AddUserBody"];
            };
        };
        responses: {
            /** @description Made; a repeat gets the same response. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `EMAIL_INVALID`: The e-mail address does not fit.
             *
             *     `NAME_INVALID`: The name does not fit.
             *
             *     `SUBJECT_INVALID`: The subject does not fit.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "EMAIL_INVALID" | "NAME_INVALID" | "SUBJECT_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `ADMINS_ONLY`: For admins only.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "ADMINS_ONLY" | "CALLER_INACTIVE";
                    };
                };
            };
            /** @description `TEAM_NOT_FOUND`: No such team. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "TEAM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `EMAIL_TAKEN`: The e-mail address is taken.
             *
             *     `SUBJECT_TAKEN`: The subject is taken.
             *
             *     `TEAM_RETIRED`: The team is retired.
             *
             *     `USER_EXISTS`: The user exists already.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "EMAIL_TAKEN" | "SUBJECT_TAKEN" | "TEAM_RETIRED" | "USER_EXISTS";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    getUser: {
        parameters: {
            query?: {
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @example 0198c5f2-6ccb-7212-814f-fd60b0fc2c16 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "0198c5f2-6ccb-7212-814f-fd60b0fc2c16",
                     *       "name": "Eva",
                     *       "teamId": "0198c5f2-7367-7206-8734-5ad307d32581",
                     *       "role": "user",
                     *       "active": true,
                     *       "email": "eva@lab.example",
                     *       "subject": "eva@issuer.example",
                     *       "alarmDefault": 30,
                     *       "timeZone": "Europe/Berlin",
                     *       "allowedActions": [
                     *         "rename",
                     *         "set-alarm-default",
                     *         "set-time-zone"
                     *       ],
                     *       "revision": 9,
                     *       "etag": "\"9\""
                     *     }
                     */
                    "application/json": components["schemas"]["KnownUser"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `USER_NOT_FOUND`: No such user. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    renameUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-6ccb-7212-814f-fd60b0fc2c16 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Eva M."
                 *     }
                 */
                "application/json": components["schemas"]["NameBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `NAME_INVALID`: The name does not fit.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "NAME_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `ADMINS_ONLY`: For admins only.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "ADMINS_ONLY" | "CALLER_INACTIVE";
                    };
                };
            };
            /** @description `USER_NOT_FOUND`: No such user. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    deactivateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-6ccb-7212-814f-fd60b0fc2c16 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `ADMINS_ONLY`: For admins only.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "ADMINS_ONLY" | "CALLER_INACTIVE";
                    };
                };
            };
            /** @description `USER_NOT_FOUND`: No such user. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `LAST_ADMIN`: The last admin.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "LAST_ADMIN";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    changeEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-6ccb-7212-814f-fd60b0fc2c16 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "eva.m@lab.example"
                 *     }
                 */
                "application/json": components["schemas"]["EmailBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `EMAIL_INVALID`: The e-mail address does not fit.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "EMAIL_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `ADMINS_ONLY`: For admins only.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "ADMINS_ONLY" | "CALLER_INACTIVE";
                    };
                };
            };
            /** @description `USER_NOT_FOUND`: No such user. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `EMAIL_TAKEN`: The e-mail address is taken.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "EMAIL_TAKEN";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    listUserQueue: {
        parameters: {
            query?: {
                /** @description How many rows the page has at most. */
                limit?: number;
                /** @description Where the page before ended: its `cursor`. */
                cursor?: string;
                /** @description A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4). */
                minPosition?: components["parameters"]["minPosition"];
                /** @description A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today. */
                asOf?: components["parameters"]["asOf"];
            };
            header?: {
                /** @description `wait=<seconds>`: how long the read may wait for `minPosition` or `asOf`, 2 where it does not say, 30 at most (RFC 7240). */
                Prefer?: components["parameters"]["prefer"];
                /** @description Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2). */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /** @example 0198c5f2-6ccb-7212-814f-fd60b0fc2c16 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198c5f2-59c4-77fe-883b-4aef706d125d",
                     *           "state": "waiting",
                     *           "title": "Write the report",
                     *           "dueAt": "2030-05-01T10:00:00.000Z",
                     *           "dueOn": null,
                     *           "milestoneId": null,
                     *           "offeredBy": "0198c5f2-e1ea-7b2a-8052-992b50ca6e74",
                     *           "originItemId": null,
                     *           "createdAt": "2030-04-28T08:30:00.000Z",
                     *           "position": 1,
                     *           "allowedActions": [
                     *             "activate",
                     *             "move",
                     *             "set-aside",
                     *             "edit",
                     *             "edit-steps",
                     *             "edit-tags",
                     *             "delete"
                     *           ],
                     *           "revision": 42,
                     *           "etag": "\"42\""
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["QueuedItemPage"];
                };
            };
            /** @description The caller has the current response already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["QueryMalformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `USER_NOT_FOUND`: No such user. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["OfAnotherLog"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["QueryUnavailable"];
        };
    };
    reactivateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-6ccb-7212-814f-fd60b0fc2c16 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `ADMINS_ONLY`: For admins only.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "ADMINS_ONLY" | "CALLER_INACTIVE";
                    };
                };
            };
            /** @description `USER_NOT_FOUND`: No such user. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `TEAM_RETIRED`: The team is retired.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "TEAM_RETIRED";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    changeRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-6ccb-7212-814f-fd60b0fc2c16 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "admin"
                 *     }
                 */
                "application/json": components["schemas"]["RoleBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `ADMINS_ONLY`: For admins only.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "ADMINS_ONLY" | "CALLER_INACTIVE";
                    };
                };
            };
            /** @description `USER_NOT_FOUND`: No such user. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `LAST_ADMIN`: The last admin.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "LAST_ADMIN";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    changeSubject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-6ccb-7212-814f-fd60b0fc2c16 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "subject": "eva-m@issuer.example"
                 *     }
                 */
                "application/json": components["schemas"]["SubjectBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            /**
             * @description `MALFORMED_REQUEST`: The request is malformed.
             *
             *     `SUBJECT_INVALID`: The subject does not fit.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "MALFORMED_REQUEST" | "SUBJECT_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `ADMINS_ONLY`: For admins only.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "ADMINS_ONLY" | "CALLER_INACTIVE";
                    };
                };
            };
            /** @description `USER_NOT_FOUND`: No such user. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `SUBJECT_TAKEN`: The subject is taken.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "SUBJECT_TAKEN";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
    moveUserToTeam: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @example 0198c5f2-6ccb-7212-814f-fd60b0fc2c16 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "teamId": "0198c5f2-7367-7206-8734-5ad307d32581"
                 *     }
                 */
                "application/json": components["schemas"]["TeamBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Brightly-Position": components["headers"]["Brightly-Position"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "1042.0198c5f2-0000-7000-8000-000000000000",
                     *       "revision": 42
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            400: components["responses"]["CommandMalformed"];
            401: components["responses"]["Unauthenticated"];
            /**
             * @description `INSUFFICIENT_SCOPE`: The token does not allow this.
             *
             *     `ADMINS_ONLY`: For admins only.
             *
             *     `CALLER_INACTIVE`: You are deactivated.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "INSUFFICIENT_SCOPE" | "ADMINS_ONLY" | "CALLER_INACTIVE";
                    };
                };
            };
            /**
             * @description `TEAM_NOT_FOUND`: No such team.
             *
             *     `USER_NOT_FOUND`: No such user.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "TEAM_NOT_FOUND" | "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `RACE_LOST`: Others were first.
             *
             *     `TEAM_RETIRED`: The team is retired.
             *
             *     `USER_IS_DEFAULT_USER`: The user is a default user.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds after which to send the request again (RFC 9110, 10.2.3). */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "RACE_LOST" | "TEAM_RETIRED" | "USER_IS_DEFAULT_USER";
                    };
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["CommandUnavailable"];
        };
    };
}
