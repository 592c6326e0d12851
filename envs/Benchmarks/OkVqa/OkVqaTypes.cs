using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>The categories of knowledge that OK-VQA's annotations number (Marino et al., 2019, figure 3).</summary>
internal static class OkVqaTypes
{
    /// <summary>The question with its category's name.</summary>
    public static VqaQuestion Named(VqaQuestion question) => question with
    {
        QuestionType = question.QuestionType switch
        {
            "one" => "Vehicles and Transportation",
            "two" => "Brands, Companies and Products",
            "three" => "Objects, Material and Clothing",
            "four" => "Sports and Recreation",
            "five" => "Cooking and Food",
            "six" => "Geography, History, Language and Culture",
            "seven" => "People and Everyday life",
            "eight" => "Plants and Animals",
            "nine" => "Science and Technology",
            "ten" => "Weather and Climate",
            var other => other,
        },
    };
}
