namespace MultiModalRL.Core;

/// <summary>A typed key of one field of a <see cref="CompositeSpace"/>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="Index">The field's place in the composite.</param>
/// <param name="Width">Elements a row.</param>
public readonly record struct Field<T>(int Index, int Width);
