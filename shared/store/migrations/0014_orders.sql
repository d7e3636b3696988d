-- Who is on one order is asked after a check-in at a kiosk, of everybody that a list has: without an index it would be a
-- pass over all of them. An older program can live with it.
CREATE INDEX list_registers_by_order ON list_registers (order_code) WHERE order_code IS NOT NULL;
CREATE INDEX desk_registers_by_order ON desk_registers (value) WHERE field = 'order_code';
