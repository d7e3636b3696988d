-- A first import wrote a half more with it: store/people/order_watch keeps orders in memory instead. An older program finds
-- them without it, more slowly.
DROP INDEX list_registers_by_order;
DROP INDEX desk_registers_by_order;
