package ipynb

import "slices"

// Stream returns the output that a text on a stream makes, which is stdout or stderr. A
// byte that is no UTF-8 becomes a replacement character, as in what Jupyter saves.
func Stream(name, text string) map[string]any {
	return map[string]any{"output_type": "stream", "name": name, "text": string([]rune(text))}
}

// Display returns the output that a display makes: data and metadata by their kinds.
func Display(data, metadata map[string]any) map[string]any {
	if metadata == nil {
		metadata = map[string]any{}
	}
	return map[string]any{"output_type": "display_data", "data": data, "metadata": metadata}
}

// Failed returns the output of a cell that did not run to its end.
func Failed(problem string) map[string]any {
	return map[string]any{"output_type": "error", "ename": "ERROR", "evalue": problem, "traceback": []any{problem}}
}

// SetOutputs gives a code cell the outputs of its execution.
func (c Cell) SetOutputs(outs []map[string]any) { c.setOutputs(outs) }

// Tagged tells whether a cell has one of the tags.
func (c Cell) Tagged(tags ...string) bool {
	list, _ := object(c, "metadata")["tags"].([]any)
	return slices.ContainsFunc(list, func(v any) bool {
		tag, ok := v.(string)
		return ok && slices.Contains(tags, tag)
	})
}

// SetLanguage gives the notebook what a kernel says of its language.
func (nb *Notebook) SetLanguage(info map[string]any) { nb.metadata()["language_info"] = info }
