/* conventions.i: how the conventions of the headers look from Python. One typemap for each convention, none for a function.
 *
 *	sfp_status                 vanishes, or becomes an exception of sferumpolicy.errors
 *	T **ret_x, char **ret_x    a result, which frees itself
 *	T *ret_x of a struct       a result that the binding allocates
 *	reterr_x, ret_findings     an attribute of the exception
 *	const T * returned         borrowed: it keeps the object alive that it was asked of
 *	sfp_id                     bytes(16) out; bytes(16), a uuid.UUID or None in
 *	sfp_facts                  two numbers of 64 bits
 *	const char *               str; None only where the header allows NULL
 *	char token[N]              a str
 *	an array with its count    a tuple
 *	an enumeration             a member of the class of that name in sferumpolicy.vocabulary; a number from functions of ours
 *	sfp_date, sfp_time         what sferumpolicy.records makes a number of; a number from functions of ours
 */
%{
#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <sferumpolicy/sferumpolicy.h>
#include <sferumpolicy/compliance.h>
#include <sferumpolicy/describe.h>

/* The registry that a function was asked of; NULL where its first argument is something else. */
#define REGISTRY_OF(argument) _Generic((argument), sfp_registry *: (argument), default: NULL)

/* What several out-parameters of one call become: the first alone, or a list of them. Ours, because what SWIG's own does with a result
 * of None changed between 4.1 and 4.3. */
static PyObject *append_result(PyObject *result, PyObject *value)
{
	PyObject *list;

	if (!result || result == Py_None || !value) {
		Py_XDECREF(result);
		return value;
	}
	list = PyList_Check(result) ? result : Py_BuildValue("[N]", result);
	if (list && PyList_Append(list, value) != 0)
		Py_CLEAR(list);
	Py_DECREF(value);
	return list;
}

/* All texts of the library are UTF-8, but the name of a file is what the disk says: as Python shows such names, too. */
static PyObject *text_to(const char *text)
{
	if (!text)
		Py_RETURN_NONE;
	return PyUnicode_DecodeUTF8(text, (Py_ssize_t)strlen(text), "surrogateescape");
}

/* Borrowed from the object; NULL with an exception. C would end the text at a NUL and so see another text than Python. */
static const char *text_from(PyObject *object)
{
	Py_ssize_t size = 0;
	const char *text;

	if (!PyUnicode_Check(object)) {
		PyErr_Format(PyExc_TypeError, "a text must be str, not %.100s", Py_TYPE(object)->tp_name);
		return NULL;
	}
	text = PyUnicode_AsUTF8AndSize(object, &size);
	if (text && strlen(text) != (size_t)size) {
		PyErr_SetString(PyExc_ValueError, "a text must not contain the character U+0000");
		return NULL;
	}
	return text;
}

/* The bytes of a str or bytes, borrowed. */
static const char *bytes_from(PyObject *object, size_t *ret_length)
{
	Py_ssize_t size = 0;
	const char *bytes = NULL;

	if (PyUnicode_Check(object))
		bytes = PyUnicode_AsUTF8AndSize(object, &size);
	else if (PyBytes_Check(object)) {
		bytes = PyBytes_AS_STRING(object);
		size = PyBytes_GET_SIZE(object);
	} else {
		PyErr_Format(PyExc_TypeError, "expected bytes or str, not %.100s", Py_TYPE(object)->tp_name);
	}
	*ret_length = (size_t)size;
	return bytes;
}

/* Exactly `size` bytes of a bytes object, or of the `bytes` of a uuid.UUID. */
static bool fixed_from(PyObject *object, void *ret_bytes, Py_ssize_t size)
{
	PyObject *bytes = PyBytes_Check(object) ? (Py_INCREF(object), object) : PyObject_GetAttrString(object, "bytes");
	bool fits = bytes && PyBytes_Check(bytes) && PyBytes_GET_SIZE(bytes) == size;

	if (fits) {
		memcpy(ret_bytes, PyBytes_AS_STRING(bytes), (size_t)size);
	} else {
		PyErr_Clear();
		PyErr_Format(PyExc_TypeError, "expected %zd bytes%s, not %.100s", size, size == 16 ? " or a uuid.UUID" : "",
		             Py_TYPE(object)->tp_name);
	}
	Py_XDECREF(bytes);
	return fits;
}

/* What is borrowed holds the object that it was asked of. */
static PyObject *borrowed(const void *pointer, swig_type_info *type, PyObject *parent)
{
	PyObject *object = SWIG_Python_NewPointerObj(NULL, (void *)pointer, type, 0);

	if (object && object != Py_None && parent && PyObject_SetAttrString(object, "_parent", parent) < 0)
		Py_CLEAR(object);
	return object;
}

/* An input borrows its texts: the Python object lives as long as the struct that points into it. */
static bool keep(PyObject *self, const char *member, PyObject *value)
{
	PyObject *name = PyUnicode_FromFormat("_kept_%s", member);
	bool kept = name && PyObject_SetAttr(self, name, value) == 0;

	Py_XDECREF(name);
	return kept;
}

/* A whole number that C's type holds. Errors name the argument, never its place in C. */
static bool whole_from(PyObject *object, const char *name, long long least, unsigned long long most, unsigned long long *ret_bits)
{
	int overflow = 0;
	long long number = PyLong_Check(object) && !PyBool_Check(object) ? PyLong_AsLongLongAndOverflow(object, &overflow) : 0;
	bool fits;

	if (!PyLong_Check(object) || PyBool_Check(object)) {
		PyErr_Format(PyExc_TypeError, "%s must be a whole number, not %.100s", name, Py_TYPE(object)->tp_name);
		return false;
	}
	*ret_bits = overflow > 0 ? PyLong_AsUnsignedLongLong(object) : (unsigned long long)number;
	fits = overflow == 0 ? number >= least && (number < 0 || (unsigned long long)number <= most)
	                     : overflow > 0 && !PyErr_Occurred() && *ret_bits <= most;
	if (!fits)
		PyErr_Format(PyExc_ValueError, "%s must be from %lld to %llu", name, least, most);
	return fits;
}

/* What a function of the package makes of a value that is no number yet: only Python knows words, days and moments. */
static bool number_by(const char *module, const char *function, const char *type, PyObject *object, long long *ret_number)
{
	PyObject *package = PyImport_ImportModule(module);
	PyObject *number = NULL;

	if (package && type)
		number = PyObject_CallMethod(package, function, "sO", type, object);
	else if (package)
		number = PyObject_CallMethod(package, function, "O", object);
	if (number)
		*ret_number = PyLong_AsLongLong(number);
	Py_XDECREF(number);
	Py_XDECREF(package);
	return number && !PyErr_Occurred();
}

/* Numbers are what the package hands to functions. Whoever sets a member says it in Python's way, or none: 0. */
static bool is_plain_number(PyObject *object)
{
	return PyLong_Check(object) && !PyBool_Check(object);
}

static bool word_from(PyObject *object, const char *type, long long *ret_number)
{
	if (is_plain_number(object)) {
		*ret_number = PyLong_AsLongLong(object);
		return !PyErr_Occurred();
	}
	return number_by("sferumpolicy.vocabulary", "number_of_word", type, object, ret_number);
}

static bool day_from(PyObject *object, const char *function, long long *ret_number)
{
	if (is_plain_number(object)) {
		*ret_number = PyLong_AsLongLong(object);
		return !PyErr_Occurred();
	}
	return number_by("sferumpolicy.records", function, NULL, object, ret_number);
}

/* Which exception a status is, Python knows; here only what C knows is handed over. */
static void raise_status(sfp_registry *reg, sfp_status status)
{
	const sfp_refusal *refusal = reg && status == SFP_REFUSED ? sfp_registry_refusal(reg) : NULL;
	const char *message = sfp_registry_message(reg), *message_ru = sfp_registry_message_in(reg, SFP_RU);
	PyObject *errors = PyImport_ImportModule("sferumpolicy.errors");
	PyObject *error = NULL;

	if (errors)
		error = PyObject_CallMethod(errors, "of_status", "isNs", (int)status, message[0] ? message : sfp_status_text(status, SFP_EN),
		                            SWIG_Python_NewPointerObj(NULL, (void *)refusal, SWIGTYPE_p_sfp_refusal, 0),
		                            message_ru[0] ? message_ru : sfp_status_text(status, SFP_RU));
	if (error)
		PyErr_SetObject((PyObject *)Py_TYPE(error), error);
	Py_XDECREF(error);
	Py_XDECREF(errors);
}

/* Adds to the exception that is under way. Takes over the value. */
static void tell_error(const char *attribute, PyObject *value)
{
	PyObject *type, *error, *traceback;

	PyErr_Fetch(&type, &error, &traceback);
	PyErr_NormalizeException(&type, &error, &traceback);
	if (error && value && PyObject_SetAttrString(error, attribute, value) < 0)
		PyErr_Clear();
	Py_XDECREF(value);
	PyErr_Restore(type, error, traceback);
}
%}

/* ---- Outcomes ---- */

%typemap(out, noblock=1) sfp_status {
	if ($1 != SFP_OK) {
		raise_status(REGISTRY_OF(arg1), $1);
		SWIG_fail;
	}
	$result = SWIG_Py_Void();
}

%typemap(in, numinputs=0) char ** (char *text = NULL) "$1 = &text;"
%typemap(argout) char ** { $result = append_result($result, text_to(*$1)); }
%typemap(freearg) char ** { sfp_text_free(*$1); }

%typemap(argout) char **reterr_message ""
%typemap(freearg) char **reterr_message {
	if (*$1)
		tell_error("message", text_to(*$1));
	sfp_text_free(*$1);
}

%typemap(in, numinputs=0) const char **reterr_unknown (const char *text = NULL) "$1 = (char **)&text;"
%typemap(argout) const char **reterr_unknown ""
%typemap(freearg) const char **reterr_unknown {
	if (*$1)
		tell_error("unknown", text_to(*$1));
}

/* ---- Handles, records, structs ---- */

/* The first argument's object is remembered, for what is borrowed from it. */
%typemap(in, noblock=1) SWIGTYPE * (void *argp = 0, int res = 0, PyObject *parent = NULL) {
	res = SWIG_ConvertPtr($input, &argp, $descriptor, $disown | 0);
	if (!SWIG_IsOK(res)) {
		PyErr_Format(PyExc_TypeError, "$1_name must be $*1_ltype, not %.100s", Py_TYPE($input)->tp_name);
		SWIG_fail;
	}
	parent = $input;
	$1 = ($1_ltype)(argp);
}

/* `TYPE **ret_x` becomes the result and frees itself. */
%define SFP_OWNED(TYPE, FREE)
%nodefaultctor TYPE;
%typemap(in, numinputs=0) TYPE ** (TYPE *owned = NULL) "$1 = &owned;"
%typemap(argout) TYPE ** {
	$result = append_result($result, SWIG_NewPointerObj(*$1, $*1_descriptor, SWIG_POINTER_OWN));
}
%extend TYPE { ~TYPE() { FREE($self); } }
%enddef

/* The same for a type whose members nobody sees. */
%define SFP_HANDLE(TYPE, FREE)
%nodefaultctor TYPE;
struct TYPE {};
SFP_OWNED(TYPE, FREE)
%enddef

/* `const TYPE *` returned, or a struct within a struct: borrowed. It has a destructor, which never runs, because -builtin frees
 * no Python object of a type that has none. */
%define SFP_BORROWED(TYPE)
%nodefaultctor TYPE;
%extend TYPE { ~TYPE() { (void)$self; } }
%typemap(out) const TYPE *, TYPE * {
	$result = borrowed($1, $1_descriptor, parent1);
	if (!$result)
		SWIG_fail;
}
%enddef

/* What begins with its size: the caller makes it, so Python can. `TYPE *ret_x` becomes the result. */
%define SFP_SIZED(TYPE, INIT)
%extend TYPE {
	TYPE() {
		TYPE fresh = INIT;
		TYPE *made = calloc(1, sizeof(TYPE));

		if (made)
			*made = fresh;
		return made;
	}
}
%enddef
%define SFP_FILLED(TYPE, NAME)
%typemap(in, numinputs=0) TYPE *NAME { $1 = new_##TYPE(); }
%typemap(argout) TYPE *NAME {
	$result = append_result($result, SWIG_NewPointerObj($1, $1_descriptor, SWIG_POINTER_OWN));
	$1 = NULL;
}
%typemap(freearg) TYPE *NAME { free($1); }
%enddef

/* `TYPE *NAME` in a struct that counts them: a tuple of what ITEM makes of each; `index` counts. */
%define SFP_ARRAY(DECLARATION, COUNT, ITEM)
%typemap(out) DECLARATION {
	$result = PyTuple_New((Py_ssize_t)arg1->COUNT);
	if (!$result)
		SWIG_fail;
	for (size_t index = 0; index < arg1->COUNT; index++) {
		PyObject *item = ITEM;

		if (!item) {
			Py_CLEAR($result);
			SWIG_fail;
		}
		PyTuple_SET_ITEM($result, (Py_ssize_t)index, item);
	}
}
%enddef

/* `const TYPE *lines, size_t count`: a sequence of such structs, which keep their texts. */
%define SFP_LINES(TYPE)
%typemap(in) (const TYPE *lines, size_t count) (PyObject *held = NULL, TYPE *copies = NULL) {
	held = PySequence_Tuple($input);
	if (!held)
		SWIG_fail;
	$2 = (size_t)PyTuple_GET_SIZE(held);
	copies = calloc($2 + 1, sizeof(TYPE));
	if (!copies) {
		PyErr_NoMemory();
		SWIG_fail;
	}
	for (size_t index = 0; index < $2; index++) {
		void *line = NULL;

		if (!SWIG_IsOK(SWIG_ConvertPtr(PyTuple_GET_ITEM(held, (Py_ssize_t)index), &line, $descriptor(TYPE *), 0)) || !line)
			SWIG_exception_fail(SWIG_TypeError, "in $symname, each line must be TYPE");
		copies[index] = *(TYPE *)line;
	}
	$1 = copies;
}
%typemap(freearg) (const TYPE *lines, size_t count) {
	free($1);
	Py_XDECREF(held$argnum);
}
%enddef

/* ---- Values ---- */

%define SFP_WHOLE(TYPE, LEAST, MOST)
%typemap(in) TYPE {
	unsigned long long bits;

	if (!whole_from($input, "$1_name", LEAST, MOST, &bits))
		SWIG_fail;
	$1 = ($1_ltype)bits;
}
%enddef
SFP_WHOLE(int, INT_MIN, INT_MAX)
SFP_WHOLE(int64_t, INT64_MIN, INT64_MAX)
SFP_WHOLE(uint32_t, 0, UINT32_MAX)
SFP_WHOLE(uint64_t, 0, UINT64_MAX)
SFP_WHOLE(size_t, 0, SIZE_MAX)
%typemap(in) bool {
	if (!PyBool_Check($input)) {
		PyErr_Format(PyExc_TypeError, "$1_name must be True or False, not %.100s", Py_TYPE($input)->tp_name);
		SWIG_fail;
	}
	$1 = $input == Py_True;
}
%typemap(in) char {
	size_t length = 0;
	const char *text = bytes_from($input, &length);

	if (!text)
		SWIG_fail;
	if (length != 1) {
		PyErr_SetString(PyExc_ValueError, "$1_name must be one ASCII character");
		SWIG_fail;
	}
	$1 = *text;
}

/* A member is set by a word, a day or a moment: a number would be taken for another one that has it. */
%typemap(in) enum SWIGTYPE (PyObject *given) {
	long long number;

	given = $input;
	if (!word_from(given, "$1_ltype", &number))
		SWIG_fail;
	$1 = ($1_ltype)number;
}
%typemap(memberin) enum SWIGTYPE {
	long long number = $input;

	if (is_plain_number(given2) && !number_by("sferumpolicy.vocabulary", "number_of_word", "$1_ltype", given2, &number))
		SWIG_fail;
	$1 = $input;
}
%define SFP_DAY(TYPE, FUNCTION)
%typemap(in) TYPE (PyObject *given) {
	long long number;

	given = $input;
	if (!day_from(given, FUNCTION, &number))
		SWIG_fail;
	$1 = ($1_ltype)number;
}
%typemap(memberin) TYPE {
	long long number;

	if (is_plain_number(given2) && !number_by("sferumpolicy.records", FUNCTION, NULL, given2, &number))
		SWIG_fail;
	$1 = $input;
}
%enddef
SFP_DAY(sfp_date, "number_of_date")
SFP_DAY(sfp_time, "number_of_time")

%typemap(in) const char * (PyObject *given) {
	given = $input;
	$1 = (char *)text_from(given);
	if (!$1)
		SWIG_fail;
}
%typemap(freearg) const char * ""
%typemap(memberin) const char * {
	if (!keep(self, "$1_name", given2))
		SWIG_fail;
	$1 = $input;
}
%typemap(out) const char * {
	$result = text_to($1);
	if (!$result)
		SWIG_fail;
}
%typemap(in) const char *OR_NULL (PyObject *given) {
	given = $input;
	$1 = given == Py_None ? NULL : (char *)text_from(given);
	if (!$1 && given != Py_None)
		SWIG_fail;
}

%typemap(in) (const char *text, size_t length) {
	$1 = (char *)bytes_from($input, &$2);
	if (!$1)
		SWIG_fail;
}
%apply (const char *text, size_t length) { (const char *pack_text, size_t length) };

/* No text of the library contains a NUL, so nobody needs the length. */
%typemap(in, numinputs=0) size_t *ret_length "$1 = NULL;"

%typemap(in, numinputs=0) char token[ANY] (char room[$1_dim0] = "") "$1 = room;"
%typemap(argout) char token[ANY] { $result = append_result($result, text_to($1)); }
%apply char token[ANY] { char text[ANY] };

%typemap(in) const sfp_id * (sfp_id id) {
	if ($input == Py_None)
		$1 = NULL;
	else if (fixed_from($input, &id, 16))
		$1 = &id;
	else
		SWIG_fail;
}
%typemap(in) sfp_id * (sfp_id id) { /* a member: None is the id "none" */
	memset(&id, 0, sizeof(id));
	if ($input != Py_None && !fixed_from($input, &id, 16))
		SWIG_fail;
	$1 = &id;
}
%typemap(out) sfp_id * {
	$result = sfp_id_is_none($1) ? SWIG_Py_Void() : PyBytes_FromStringAndSize((const char *)$1->bytes, 16);
}
%typemap(in, numinputs=0) sfp_id *ret_id (sfp_id id) "$1 = &id;"
%typemap(argout) sfp_id *ret_id { $result = append_result($result, PyBytes_FromStringAndSize((const char *)$1->bytes, 16)); }

%typemap(out) uint8_t [ANY] { $result = PyBytes_FromStringAndSize((const char *)$1, $1_dim0); }
%typemap(in) uint8_t [ANY] (uint8_t room[$1_dim0]) {
	if (!fixed_from($input, room, $1_dim0))
		SWIG_fail;
	$1 = room;
}
%typemap(memberin) uint8_t [ANY] { memcpy($1, $input, $1_dim0); }
%typemap(in, numinputs=0) uint8_t ret_digest[ANY] (uint8_t room[$1_dim0]) "$1 = room;"
%typemap(argout) uint8_t ret_digest[ANY] { $result = append_result($result, PyBytes_FromStringAndSize((const char *)$1, $1_dim0)); }
%typemap(in) const uint8_t *letter_digest (uint8_t room[32]) {
	if ($input != Py_None && !fixed_from($input, room, 32))
		SWIG_fail;
	$1 = $input == Py_None ? NULL : room;
}

%typemap(in) const sfp_facts *, sfp_facts * (sfp_facts facts) {
	unsigned long long word[2];

	if (!PyArg_ParseTuple($input, "KK", &word[0], &word[1]))
		SWIG_fail;
	facts.word[0] = word[0];
	facts.word[1] = word[1];
	$1 = &facts;
}
%typemap(out) sfp_facts * {
	$result = Py_BuildValue("KK", (unsigned long long)$1->word[0], (unsigned long long)$1->word[1]);
}
%typemap(in, numinputs=0) sfp_facts *ret_facts (sfp_facts facts) "$1 = &facts;"
%typemap(argout) sfp_facts *ret_facts {
	$result = append_result($result, Py_BuildValue("KK", (unsigned long long)$1->word[0], (unsigned long long)$1->word[1]));
}
